using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace VuonLen.Host;

/// <summary>Traces and meters for an administrator's collector; sends nothing unless OTEL_EXPORTER_OTLP_ENDPOINT is set.</summary>
internal sealed class Telemetry : IDisposable
{
    private readonly TracerProvider _traces = Sdk.CreateTracerProviderBuilder()
        .AddSource("Microsoft.AspNetCore", "Npgsql")
        .AddProcessor(new WithoutQuery())
        .AddOtlpExporter()
        .Build();

    private readonly MeterProvider _meters = Sdk.CreateMeterProviderBuilder()
        .AddMeter("Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime", "Npgsql")
        .AddOtlpExporter()
        .Build();

    private Telemetry()
    {
    }

    public static Telemetry? StartIfAsked() =>
        string.IsNullOrEmpty(Environment.GetEnvironmentVariable("OTEL_EXPORTER_OTLP_ENDPOINT")) ? null : new();

    public void Dispose()
    {
        _traces.Dispose();
        _meters.Dispose();
    }

    /// <summary>A search is for a name: it stays here.</summary>
    private sealed class WithoutQuery : BaseProcessor<Activity>
    {
        public override void OnEnd(Activity data) => data.SetTag("url.query", null);
    }
}
