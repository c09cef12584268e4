using System.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace VuonLen.Host;

/// <summary>Traces and meters for an administrator's collector; sends nothing unless OTEL_EXPORTER_OTLP_ENDPOINT is set.</summary>
internal sealed class Telemetry : IDisposable
{
    private readonly TracerProvider _traces;
    private readonly MeterProvider _meters;

    private Telemetry()
    {
        _traces = Sdk.CreateTracerProviderBuilder()
            .ConfigureResource(Name)
            .AddSource("Microsoft.AspNetCore", "Npgsql")
            .AddProcessor(new WithoutPeople())
            .AddOtlpExporter()
            .Build();
        _meters = Sdk.CreateMeterProviderBuilder()
            .ConfigureResource(Name)
            .AddMeter("Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime", "Npgsql")
            .AddOtlpExporter()
            .Build();
    }

    public static Telemetry? StartIfAsked() =>
        string.IsNullOrEmpty(Environment.GetEnvironmentVariable("OTEL_EXPORTER_OTLP_ENDPOINT")) ? null : new();

    /// <summary>What was asked for, as the route says it, and what came of it: the framework's span tells neither.</summary>
    public static void NameRequests(IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        await next(http);
        if (http.Features.Get<IHttpActivityFeature>()?.Activity is not { } span)
            return;

        // The route and not the path: a path names one household.
        var route = (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;
        span.DisplayName = route is null ? http.Request.Method : $"{http.Request.Method} /{route.TrimStart('/')}";
        span.SetTag("http.request.method", http.Request.Method);
        span.SetTag("http.route", route);
        span.SetTag("http.response.status_code", http.Response.StatusCode);
        if (http.Response.StatusCode >= StatusCodes.Status500InternalServerError)
            span.SetStatus(ActivityStatusCode.Error);
    });

    public void Dispose()
    {
        _traces.Dispose();
        _meters.Dispose();
    }

    /// <summary>OTEL_SERVICE_NAME comes first, when set.</summary>
    private static void Name(ResourceBuilder resource)
    {
        if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable("OTEL_SERVICE_NAME")))
            resource.AddService("vuonlen");
    }

    /// <summary>Whatever a version of a library adds: only what is known to name nobody leaves the machine.</summary>
    internal sealed class WithoutPeople : BaseProcessor<Activity>
    {
        private static readonly HashSet<string> _harmless =
        [
            "http.request.method", "http.route", "http.response.status_code", "url.scheme", "network.protocol.version", "error.type",
            "server.address", "server.port", "db.system", "db.system.name", "db.name", "db.namespace", "db.operation.name",
            "db.response.status_code", "db.npgsql.data_source", "db.npgsql.connection_id", "db.npgsql.prepared",
        ];

        public override void OnEnd(Activity data)
        {
            foreach (var (name, _) in data.TagObjects.ToList())
            {
                if (!_harmless.Contains(name))
                    data.SetTag(name, null);
            }

            // The words of a failure may quote what was typed.
            if (data.StatusDescription is not null)
                data.SetStatus(data.Status);
        }
    }
}
