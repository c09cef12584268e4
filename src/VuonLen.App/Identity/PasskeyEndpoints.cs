using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;

namespace VuonLen.App.Identity;

/// <summary>What the browser asks for before it makes or uses a passkey. Pages take the answer as an ordinary form.</summary>
public static class PasskeyEndpoints
{
    extension(IEndpointRouteBuilder app)
    {
        public void MapPasskeys()
        {
            app.MapPost("/account/passkeys/options", CreationOptionsAsync)
                .RequireAuthorization(Rights.OwnAccount).AddEndpointFilter(RequireTokenAsync);
            app.MapPost("/sign-in/passkey-options", RequestOptionsAsync)
                .AllowAnonymous().AddEndpointFilter(RequireTokenAsync);
        }
    }

    private static async Task<IResult> CreationOptionsAsync(HttpContext http, UserManager<User> users, SignInManager<User> signIn)
    {
        if (await users.GetUserAsync(http.User) is not { } user)
            return Results.NotFound();

        return Json(await signIn.MakePasskeyCreationOptionsAsync(new()
        {
            Id = user.Id.ToString(),
            Name = user.UserName!,
            DisplayName = user.DisplayName.Length > 0 ? user.DisplayName : user.UserName!,
        }));
    }

    /// <summary>Names no user, so that nobody learns which accounts exist; the device offers the keys it has for this place.</summary>
    private static async Task<IResult> RequestOptionsAsync(SignInManager<User> signIn) =>
        Json(await signIn.MakePasskeyRequestOptionsAsync(null));

    private static IResult Json(string options) => Results.Content(options, "application/json");

    /// <summary>The token of the page's form, in a header: the framework checks forms only.</summary>
    private static async ValueTask<object?> RequireTokenAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var antiforgery = (IAntiforgery)context.HttpContext.RequestServices.GetService(typeof(IAntiforgery))!;
        return await antiforgery.IsRequestValidAsync(context.HttpContext) ? await next(context) : Results.BadRequest();
    }
}
