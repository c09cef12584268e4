using Microsoft.AspNetCore.Builder;

namespace VuonLen.App.Shell;

/// <summary>Tells the browser to run and load nothing but our own files, and to show us in nobody's frame.</summary>
/// <remarks>No inline script and no inline style anywhere: classes, and attributes of SVG, do the same.</remarks>
public static class SecurityHeaders
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; connect-src 'self'; " +
        "manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    extension(IApplicationBuilder app)
    {
        public IApplicationBuilder UseSecurityHeaders() => app.Use((http, next) =>
        {
            // Set when the answer starts, because a failure clears what was set before it.
            http.Response.OnStarting(() =>
            {
                var headers = http.Response.Headers;
                headers.ContentSecurityPolicy = Policy;
                headers.XContentTypeOptions = "nosniff";
                headers.XFrameOptions = "DENY";
                headers["Referrer-Policy"] = "same-origin";
                headers["Cross-Origin-Opener-Policy"] = "same-origin";
                headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
                return Task.CompletedTask;
            });
            return next(http);
        });
    }
}
