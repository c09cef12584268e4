using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using VuonLen.App.Installation.SetUp;

namespace VuonLen.App.Installation;

/// <summary>Until somebody can sign in every page leads to the set-up.</summary>
public static class SetUpGate
{
    internal const string Page = "/set-up";

    extension(IApplicationBuilder app)
    {
        /// <summary>After static files, before authentication.</summary>
        public IApplicationBuilder UseSetUpGate() => app.Use(async (http, next) =>
        {
            var path = http.Request.Path;
            var isNeeded = !path.StartsWithSegments("/health")
                && await http.RequestServices.GetRequiredService<SetUpCode>().IsNeededAsync(http.RequestServices, http.RequestAborted);
            if (isNeeded == (path == Page) || path.StartsWithSegments("/health"))
                await next(http);
            else
                http.Response.Redirect(isNeeded ? Page : "/");
        });
    }

    /// <summary>Prints the code once the server listens, if nobody can sign in yet.</summary>
    internal sealed class Announcer(SetUpCode code, IServer server, IServiceScopeFactory scopes) : IHostedLifecycleService
    {
        public async Task StartedAsync(CancellationToken cancellationToken)
        {
            await using var scope = scopes.CreateAsyncScope();
            if (!await code.IsNeededAsync(scope.ServiceProvider, cancellationToken))
                return;

            var address = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "http://localhost";
            code.Announce(address
                .Replace("127.0.0.1", "localhost", StringComparison.Ordinal)
                .Replace("[::]", "localhost", StringComparison.Ordinal)
                .TrimEnd('/'));
        }

        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
