using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace VuonLen.App.Shell;

/// <summary>A word in a drawing. In C#, because Razor keeps the tag <c>text</c> for itself.</summary>
public sealed class SvgText : ComponentBase
{
    [Parameter, EditorRequired] public string Content { get; set; } = "";

    [Parameter(CaptureUnmatchedValues = true)] public IReadOnlyDictionary<string, object>? Attributes { get; set; }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenElement(0, "text");
        builder.AddMultipleAttributes(1, Attributes);
        builder.AddContent(2, Content);
        builder.CloseElement();
    }
}
