using System.Security.Cryptography;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.FileProviders;

namespace VuonLen.App.Shell;

/// <summary>Addresses of the style sheet and the script; they change with the content, so that a browser may keep both.</summary>
public sealed class Assets(IWebHostEnvironment host)
{
    public string Style { get; } = Versioned(host.WebRootFileProvider, "assets/app.css");

    public string Script { get; } = Versioned(host.WebRootFileProvider, "assets/app.js");

    private static string Versioned(IFileProvider files, string path)
    {
        var file = files.GetFileInfo(path);
        if (!file.Exists)
            return $"/{path}";

        using var content = file.CreateReadStream();
        return $"/{path}?v={Convert.ToHexStringLower(SHA256.HashData(content))[..12]}";
    }
}
