using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using VuonLen.App.Identity.SignIn;

namespace VuonLen.App.Identity;

/// <summary>What holds for every request of somebody signed in.</summary>
public static class AccountDuties
{
    internal const string PasswordPage = "/account/password";

    extension(IApplicationBuilder app)
    {
        /// <summary>
        /// After authentication: nothing personal is kept by a browser or on the way, and a password that somebody else gave
        /// is changed before anything else is done.
        /// </summary>
        public IApplicationBuilder UseAccountDuties() => app.Use((http, next) =>
        {
            if (http.User.Identity?.IsAuthenticated != true)
                return next(http);

            http.Response.OnStarting(() =>
            {
                http.Response.Headers.CacheControl = "no-store";
                return Task.CompletedTask;
            });

            if (!http.User.HasClaim(c => c.Type == AccountClaims.MustChangePassword) || IsOpenBefore(http.Request.Path))
                return next(http);

            http.Response.Redirect(PasswordPage);
            return Task.CompletedTask;
        });
    }

    private static bool IsOpenBefore(PathString path) => path == PasswordPage || path == "/sign-out" || path == "/sign-in" || path.StartsWithSegments("/health");
}
