using System.Diagnostics;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using VuonLen.App.Identity;

namespace VuonLen.App.Shell;

/// <summary>A page in Vietnamese, with the right status, for whatever was not carried out.</summary>
/// <remarks>
/// The page is rendered here and not by going through the pipeline again: that would ask the database who the user is, and
/// the database may be what failed.
/// </remarks>
public static class ErrorPages
{
    extension(IApplicationBuilder app)
    {
        /// <summary>First in the pipeline, so that it sees all failures.</summary>
        public IApplicationBuilder UseErrorPages() => app
            .UseExceptionHandler(new ExceptionHandlerOptions
            {
                ExceptionHandler = http =>
                {
                    // The framework's own line does not tell which failure a visitor read of; this one carries what the page shows.
                    var (error, trace) = (http.Features.Get<IExceptionHandlerFeature>()?.Error, TraceOf(http));
                    http.RequestServices.GetRequiredService<ILogger<ErrorPage>>().LogError(error, "Failure {Trace}", trace);
                    return WriteAsync(http, StatusCodes.Status500InternalServerError);
                },
            })
            .Use(async (http, next) =>
            {
                await next(http);
                if (http.Response is { HasStarted: false, StatusCode: >= 400, ContentLength: null or 0 })
                    await WriteAsync(http, http.Response.StatusCode);
            });

        /// <summary>After authentication: an address that does not exist is not found, rather than forbidden, to who is signed in.</summary>
        public IApplicationBuilder UseNotFound() => app.Use((http, next) =>
        {
            if (http.GetEndpoint() is not null || http.User.Identity?.IsAuthenticated != true)
                return next(http);

            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        });
    }

    private static async Task WriteAsync(HttpContext http, int status)
    {
        var roles = status == StatusCodes.Status403Forbidden ? RolesFor(http.GetEndpoint()) : [];
        var trace = status == StatusCodes.Status500InternalServerError ? TraceOf(http) : null;

        // Services of a scope that has rendered a page already cannot render another.
        var before = http.RequestServices;
        await using var scope = before.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();
        http.RequestServices = scope.ServiceProvider;
        try
        {
            http.Response.Clear();
            (http.Response.Headers.CacheControl, http.Response.Headers.Pragma) = ("no-cache, no-store", "no-cache");
            await new RazorComponentResult<ErrorPage>(new { Status = status, Trace = trace, Roles = roles })
            {
                StatusCode = status,
            }.ExecuteAsync(http);
        }
        finally
        {
            http.RequestServices = before;
        }
    }

    private static string TraceOf(HttpContext http) => Activity.Current?.TraceId.ToString() ?? http.TraceIdentifier;

    private static List<string> RolesFor(Endpoint? endpoint) => [.. (endpoint?.Metadata.GetOrderedMetadata<IAuthorizeData>() ?? [])
        .Select(asked => asked.Policy is { } right ? Rights.Table.GetValueOrDefault(right) : null)
        .SelectMany(roles => roles ?? [])
        .Distinct()
        .Select(WordOf)];

    private static string WordOf(Role role) => role switch
    {
        Role.Administrator => "quản trị",
        Role.Officer => "cán bộ giảm nghèo của xã, phường",
        Role.VillageHead => "trưởng thôn, tổ trưởng tổ dân phố",
        Role.Mentor => "người được phân công giúp đỡ hộ",
        Role.Department => "phòng, ban chuyên môn",
        Role.Leader => "lãnh đạo UBND xã, phường",
        Role.Supervisor => "người giám sát",
        Role.Province => "cán bộ cấp tỉnh",
    };
}
