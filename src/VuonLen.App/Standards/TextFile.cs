using System.Text;
using Microsoft.AspNetCore.Http;
using VuonLen.Rules;

namespace VuonLen.App.Standards;

/// <summary>A text file somebody chose in a form.</summary>
internal sealed record TextFile(string Text)
{
    private static readonly UTF8Encoding _strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Its text, or why it is none.</summary>
    public static async Task<Outcome<TextFile>> ReadAsync(IFormFile? file, CancellationToken cancel)
    {
        if (file is null || file.Length == 0)
            return new(null, StandardsProblems.NoFile);
        if (file.Length > Loading.LoadStandard.MostBytes)
            return new(null, StandardsProblems.TooLarge);

        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, cancel);
        try
        {
            return new(new TextFile(_strict.GetString(bytes.ToArray()).TrimStart('\uFEFF').ReplaceLineEndings("\n")));
        }
        catch (DecoderFallbackException)
        {
            return new(null, StandardsProblems.NotText);
        }
    }
}
