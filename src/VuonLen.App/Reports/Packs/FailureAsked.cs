using System.Globalization;
using Microsoft.AspNetCore.Http;
using VuonLen.Rules.Forms.Checks;

namespace VuonLen.App.Reports.Packs;

/// <summary>Which failed statement somebody opened, as it stands in the address.</summary>
/// <param name="Form">The form it is reported under.</param>
/// <param name="Area">Index of the unit.</param>
/// <param name="Line">Index of the line.</param>
/// <param name="Identity">As the forms write it.</param>
public sealed record FailureAsked(int Form, int Area, int Line, string Identity)
{
    public static FailureAsked Read(IQueryCollection query)
    {
        int Of(string name) => int.TryParse(query[name], CultureInfo.InvariantCulture, out var number) ? number : -1;
        return new(Of("form"), Of("area"), Of("line"), query["identity"].ToString());
    }

    public static string Write(CheckFailure failure) =>
        string.Create(CultureInfo.InvariantCulture, $"form={failure.Form}&area={failure.At}&line={failure.LineIndex}&identity={Uri.EscapeDataString(failure.Identity)}");

    public bool Is(CheckFailure failure) =>
        (failure.Form, failure.At, failure.LineIndex, failure.Identity) == (Form, Area, Line, Identity);
}
