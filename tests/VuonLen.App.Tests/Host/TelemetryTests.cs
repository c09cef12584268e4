using System.Diagnostics;
using VuonLen.Host;

namespace VuonLen.App.Tests.Host;

public sealed class TelemetryTests
{
    [Fact]
    public void Only_what_names_nobody_leaves_the_machine()
    {
        using var span = new Activity("Microsoft.AspNetCore.Hosting.HttpRequestIn").Start();
        span.SetTag("http.route", "/households").SetTag("http.response.status_code", 200).SetTag("db.system.name", "postgresql");
        span.SetTag("url.query", "?q=Lò Văn An").SetTag("url.path", "/households/24/0198").SetTag("client.address", "10.0.0.7");
        span.SetTag("user_agent.original", "Firefox").SetTag("db.query.text", "SELECT 'Lò Văn An'").SetTag("db.statement", "SELECT 'Lò Văn An'");
        span.SetStatus(ActivityStatusCode.Error, "duplicate key: Lò Văn An");

        using var filter = new Telemetry.WithoutPeople();
        filter.OnEnd(span);

        Assert.Equal(["db.system.name", "http.response.status_code", "http.route"], span.TagObjects.Select(t => t.Key).Order(StringComparer.Ordinal));
        Assert.Equal((ActivityStatusCode.Error, null), (span.Status, span.StatusDescription));
    }
}
