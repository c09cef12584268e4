using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VuonLen.App.Identity;

namespace VuonLen.App.Reports.Packs;

/// <summary>Addresses that answer with a file of a pack.</summary>
public static class PackDownloads
{
    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private const string Document = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    extension(IEndpointRouteBuilder app)
    {
        public void MapPackDownloads()
        {
            app.MapGet("/forms/packs/{ProvinceCode}/{PackId:guid}/files/{Name}", FrozenAsync).RequireAuthorization(Rights.ReadForms);
            app.MapGet("/forms/{ProvinceCode}/{UnitId:guid}/preview/{Name}", PreviewAsync).RequireAuthorization(Rights.ReadForms);
        }
    }

    private static async Task<IResult> FrozenAsync(string provinceCode, Guid packId, string name, ShowPack packs, CancellationToken cancel)
    {
        try
        {
            return await packs.OpenAsync(new(provinceCode, packId), name == "all.zip" ? null : name, cancel) is { } content
                ? Results.Stream(content, TypeOf(name), name)
                : Results.NotFound();
        }
        catch (CryptographicException)
        {
            return Results.Text($"{ReportProblems.NotReadableNow.Message} ({ReportProblems.NotReadableNow.Code})", statusCode: StatusCodes.Status409Conflict);
        }
    }

    private static async Task<IResult> PreviewAsync(
        string provinceCode, Guid unitId, string name, HttpRequest request, PreviewPack packs, CancellationToken cancel) =>
        await packs.OpenAsync(new(provinceCode, unitId), PackAddress.Read(request.Query), name, cancel) is { } content
            ? Results.Stream(content, TypeOf(name), name)
            : Results.NotFound();

    private static string TypeOf(string name) => Path.GetExtension(name) switch
    {
        ".xlsx" => Workbook,
        ".docx" => Document,
        ".zip" => "application/zip",
        _ => "application/json",
    };
}
