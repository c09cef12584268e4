using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VuonLen.App.Identity;

namespace VuonLen.App.Plans.Tasks;

/// <summary>Addresses that answer with a file instead of a page.</summary>
public static class TaskDownloads
{
    private const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    extension(IEndpointRouteBuilder app)
    {
        public void MapTaskDownloads()
        {
            app.MapGet("/tasks/letter.docx", LetterAsync).RequireAuthorization(Rights.ReadPlans);
            app.MapGet("/plans/{ProvinceCode}/{PlanId:guid}/tasks/{TaskId:guid}/evidence/{FileId:guid}", EvidenceAsync).RequireAuthorization(Rights.ReadPlans);
        }
    }

    private static async Task<IResult> LetterAsync(Guid? plan, Guid? organisation, WriteReminder write, CancellationToken cancel) =>
        await write.RunAsync(new() { Plan = plan, Organisation = organisation }, cancel) is var (content, name)
            ? Results.Bytes(content, Docx, name)
            : Results.Text($"{PlanProblems.NothingToRemind.Message} ({PlanProblems.NothingToRemind.Code})", "text/plain; charset=utf-8");

    private static async Task<IResult> EvidenceAsync(string provinceCode, Guid planId, Guid taskId, Guid fileId, OpenEvidence open, CancellationToken cancel)
    {
        try
        {
            // Always as a download: what somebody attached is never shown as a page of ours.
            return await open.RunAsync(new(provinceCode, planId), taskId, fileId, cancel) is var (content, name)
                ? Results.Stream(content, "application/octet-stream", name)
                : Results.NotFound();
        }
        catch (CryptographicException)
        {
            return Results.Text($"{PlanProblems.EvidenceUnreadable.Message} ({PlanProblems.EvidenceUnreadable.Code})", "text/plain; charset=utf-8", statusCode: StatusCodes.Status409Conflict);
        }
    }
}
