using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VuonLen.App.Areas;
using VuonLen.App.Identity;
using VuonLen.Rules;

namespace VuonLen.App.Households.Exporting;

/// <summary>Addresses that answer with a file instead of a page.</summary>
public static class ListDownloads
{
    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    extension(IEndpointRouteBuilder app)
    {
        public void MapListDownloads()
        {
            app.MapGet("/lists/template.xlsx", TemplateAsync).RequireAuthorization(Rights.ImportLists);
            app.MapGet("/lists/{ProvinceCode}/{ImportId:guid}/returned.xlsx", ReturnedAsync).RequireAuthorization(Rights.ImportLists);
            app.MapGet("/exports/{ProvinceCode}/{ExportId:guid}/file", ExportAsync).RequireAuthorization(Rights.ExportLists);
            app.MapGet("/households/{ProvinceCode}/{HouseholdId:guid}/file.xlsx", HouseholdAsync).RequireAuthorization(Rights.ReadHouseholds);
        }
    }

    private static async Task<IResult> TemplateAsync(DownloadTemplate download, CancellationToken cancel) =>
        Results.Stream(await download.RunAsync(cancel), Workbook, DownloadTemplate.FileName);

    private static async Task<IResult> HouseholdAsync(string provinceCode, Guid householdId, DownloadHousehold download, CancellationToken cancel) =>
        await download.RunAsync(new(provinceCode, householdId), cancel) is { } file ? Results.Stream(file.Content, Workbook, file.Name) : Results.NotFound();

    private static async Task<IResult> ReturnedAsync(string provinceCode, Guid importId, ReturnList returned, CancellationToken cancel)
    {
        try
        {
            return await returned.RunAsync(new(provinceCode, importId), cancel) switch
            {
                null => Results.NotFound(),
                { Answer: { } file } => Results.Stream(file.Content, Workbook, file.Name),
                var outcome => Refused(outcome.Problems[0]),
            };
        }
        catch (CryptographicException)
        {
            return Refused(ExportProblems.NotReadableNow);
        }
    }

    private static async Task<IResult> ExportAsync(string provinceCode, Guid exportId, ShowExports exports, CancellationToken cancel)
    {
        if (await exports.ShowAsync(new AreaKey(provinceCode, exportId), cancel) is not { File: { } file, Request: var request })
            return Results.NotFound();

        // The first piece is opened before anything is sent: after that no page could say what went wrong.
        var pieces = exports.ReadAsync(file, cancel).GetAsyncEnumerator(cancel);
        try
        {
            if (!await pieces.MoveNextAsync())
                return Results.NotFound();
        }
        catch (CryptographicException)
        {
            await pieces.DisposeAsync();
            return Refused(ExportProblems.NotReadableNow);
        }

        return Results.Stream(
            async output =>
            {
                await using (pieces)
                {
                    do
                        await output.WriteAsync(pieces.Current, cancel);
                    while (await pieces.MoveNextAsync());
                }
            },
            request.Format is ExportFormat.Csv ? "text/csv; charset=utf-8" : Workbook, file.Name);
    }

    private static IResult Refused(Problem problem) =>
        Results.Text($"{problem.Message} ({problem.Code})", "text/plain; charset=utf-8", statusCode: StatusCodes.Status409Conflict);
}
