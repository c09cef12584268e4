using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VuonLen.App.Identity;

namespace VuonLen.App.Reviews.Decisions;

/// <summary>Addresses that answer with a file instead of a page.</summary>
public static class DecisionDownloads
{
    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    extension(IEndpointRouteBuilder app)
    {
        public void MapDecisionDownloads() =>
            app.MapGet("/decisions/{ProvinceCode}/{DecisionId:guid}/lines.xlsx", LinesAsync).RequireAuthorization(Rights.ReadDecisions);
    }

    private static async Task<IResult> LinesAsync(string provinceCode, Guid decisionId, DownloadDecision download, CancellationToken cancel) =>
        await download.RunAsync(new(provinceCode, decisionId), cancel) is { } file ? Results.Stream(file.Content, Workbook, file.Name) : Results.NotFound();
}
