using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Net.Http.Headers;
using VuonLen.App.Data;

namespace VuonLen.Host;

/// <summary>What an administrator expects of any server: keys that last, health, logs, compression.</summary>
internal static class HostDuties
{
    private const string Ready = "ready";

    /// <summary>Files whose address changes with their content are asked for once.</summary>
    public static StaticFileOptions KeptByBrowsers { get; } = new()
    {
        OnPrepareResponse = file =>
        {
            var isVersioned = file.Context.Request.Query.ContainsKey("v")
                || file.Context.Request.Path.StartsWithSegments("/assets/fonts", StringComparison.Ordinal);
            file.Context.Response.Headers[HeaderNames.CacheControl] =
                isVersioned ? "public, max-age=31536000, immutable" : "no-cache";
        },
    };

    extension(IServiceCollection services)
    {
        public IServiceCollection AddHostDuties()
        {
            services.AddHealthChecks().AddCheck<DatabaseReady>("database", tags: [Ready]);

            // Pages carry secrets (form tokens) and are left alone; style and script are the same for everybody.
            services.AddResponseCompression(o =>
            {
                o.EnableForHttps = true;
                o.MimeTypes = ["text/css", "text/javascript", "image/svg+xml"];
                o.Providers.Add<BrotliCompressionProvider>();
                o.Providers.Add<GzipCompressionProvider>();
            });
            return services;
        }
    }

    extension(WebApplicationBuilder builder)
    {
        /// <summary>On this machine only, unless an administrator set <c>urls</c>.</summary>
        public void Listen(HostSettings settings)
        {
            if (settings.Port is { } port)
                builder.WebHost.ConfigureKestrel(kestrel => kestrel.ListenLocalhost(port));
            builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        }
    }

    extension(ILoggingBuilder logging)
    {
        /// <summary>JSON lines for machines, plain lines for a person; never an address with what somebody searched for.</summary>
        public void UseVuonLenLogs()
        {
            logging.ClearProviders();
            logging.AddFilter("Microsoft", LogLevel.Warning);

            // Told by the failure page, with what a visitor can name.
            logging.AddFilter("Microsoft.AspNetCore.Diagnostics.ExceptionHandlerMiddleware", LogLevel.None);

            // The keys are protected by the rights on their folder; told at every first start, this would only alarm.
            logging.AddFilter("Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager", LogLevel.Error);
            if (Console.IsOutputRedirected)
            {
                logging.AddJsonConsole(o => (o.UseUtcTimestamp, o.TimestampFormat) = (true, "yyyy-MM-ddTHH:mm:ss.fffZ"));
            }
            else
            {
                logging.AddSimpleConsole(o => (o.SingleLine, o.TimestampFormat) = (true, "HH:mm:ss "));
            }
        }
    }

    extension(WebApplication app)
    {
        /// <summary>Alive: answers. Ready: the database can be reached and has the tables of this version.</summary>
        public void MapHealth()
        {
            app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
            app.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = c => c.Tags.Contains(Ready) }).AllowAnonymous();
        }

        /// <summary>Tells the person at the console which address to open.</summary>
        public void SayWhere()
        {
            var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
            if (addresses.FirstOrDefault() is { } address)
                Console.WriteLine($"VươnLên: {address.Replace("127.0.0.1", "localhost", StringComparison.Ordinal)}  (Ctrl-C: dừng / stop)");
        }
    }

    private sealed class DatabaseReady(VuonLenDb db) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            if (!await db.Database.CanConnectAsync(cancellationToken))
                return HealthCheckResult.Unhealthy("no connection");

            var missing = await db.Database.GetPendingMigrationsAsync(cancellationToken);
            return missing.Any() ? HealthCheckResult.Unhealthy("migrations missing") : HealthCheckResult.Healthy();
        }
    }
}
