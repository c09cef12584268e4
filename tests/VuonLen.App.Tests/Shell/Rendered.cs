using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace VuonLen.App.Tests.Shell;

/// <summary>A part of the shell as HTML, without a host.</summary>
internal static class Rendered
{
    public static async Task<string> OfAsync<TPart>(object parameters, string address = "http://localhost/households")
        where TPart : IComponent
    {
        await using var services = new ServiceCollection()
            .AddSingleton<NavigationManager>(new FixedAddress(address))
            .AddSingleton(System.Text.Encodings.Web.HtmlEncoder.Create(System.Text.Unicode.UnicodeRanges.All))
            .BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        var given = parameters.GetType().GetProperties().ToDictionary(p => p.Name, p => p.GetValue(parameters));
        return await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<TPart>(ParameterView.FromDictionary(given))).ToHtmlString());
    }

    private sealed class FixedAddress : NavigationManager
    {
        public FixedAddress(string address) => Initialize("http://localhost/", address);
    }
}
