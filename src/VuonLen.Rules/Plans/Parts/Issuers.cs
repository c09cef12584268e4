using System.Text.RegularExpressions;
using VuonLen.Rules.Plans.Text;

namespace VuonLen.Rules.Plans.Parts;

/// <summary>Completes the issuer and the year from the words that open and close the plan.</summary>
internal static partial class Issuers
{
    public static PlanHead Complete(PlanHead head, PlanPassage? opening, PlanPassage? closing, Drafting draft)
    {
        var issuer = head.Issuer;
        if (opening is not null && From(opening, draft) is { } named && (issuer is null || !HasName(issuer.Text) || Bare(issuer.Text).Length < 8))
            issuer = named;

        // "UBND xã" alone: the closing words or the title may say which one.
        if (issuer is not null && KindAlone().Match(FoldedText.Fold(issuer.Text)) is { Success: true } kind && !HasName(issuer.Text))
        {
            var place = Named(closing, kind.Groups["kind"].Value, draft) ?? Named(head.Title, kind.Groups["kind"].Value, draft);
            if (place is not null)
                issuer = new($"{issuer.Text[..^kind.Groups["kind"].Length].TrimEnd()} {place.Text}", issuer.Lines, draft.Sure(0.75));
        }

        var year = head.Year;
        if (year is null && opening is not null && Year().Match(FoldedText.Of(opening.Text, draft.IsBadScan).Text) is { Success: true } said)
            year = new(said.Groups[1].Value, opening.Lines, draft.Sure(0.7));
        return head with { Issuer = issuer, Year = year };
    }

    private static PlanField? From(PlanPassage opening, Drafting draft)
    {
        var folded = FoldedText.Of(opening.Text, draft.IsBadScan);
        var match = Start().Match(folded.Text);
        return match.Success && folded.Slice(match.Groups["who"]) is { } who ? new(who.TrimEnd(','), opening.Lines, draft.Sure(0.85)) : null;
    }

    private static PlanField? Named(PlanItem? item, string kind, Drafting draft)
    {
        if (item is null)
            return null;

        // A name is written with capitals; after "xã" up to the first word without one.
        var folded = FoldedText.Of(item.Text, draft.IsBadScan);
        foreach (Match m in Regex.Matches(folded.Text, $@"\b{kind}\s+"))
        {
            var name = Name().Match(item.Text[folded.At(m.Index + m.Length)..]);
            if (name.Success)
                return new($"{folded.Slice(m.Index, m.Index + m.Length)} {name.Value.TrimEnd('.', '/', ' ')}", item.Lines, 0.75);
        }

        return null;
    }

    private static bool HasName(string issuer) => AfterKind().Match(FoldedText.Fold(issuer)) is { Success: true } m && m.Groups["name"].Length > 1;

    private static string Bare(string issuer) => issuer.Trim();

    [GeneratedRegex(@"(?<who>(?:ubnd|uy ban nhan dan|ban chi dao)\b.{0,80}?),?\s+(?:ban hanh|xay dung|lap|trien khai|de ra|thuc hien)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Start();

    [GeneratedRegex(@"^(?:uy ban nhan dan|ubnd)\s+(?<kind>xa|phuong|thi tran|dac khu|huyen|thanh pho|tinh|quan|thi xa)$", RegexOptions.CultureInvariant)]
    private static partial Regex KindAlone();

    [GeneratedRegex(@"\b(?:xa|phuong|thi tran|dac khu|huyen|thanh pho|tinh|quan|thi xa)\b(?<name>.*)$", RegexOptions.CultureInvariant)]
    private static partial Regex AfterKind();

    [GeneratedRegex(@"^\p{Lu}[\p{L}'’\-]*(?:\s+\p{Lu}[\p{L}'’\-]*){0,4}")]
    private static partial Regex Name();

    [GeneratedRegex(@"nam\s+(20\d{2})(?!\s*-)", RegexOptions.CultureInvariant)]
    private static partial Regex Year();
}
