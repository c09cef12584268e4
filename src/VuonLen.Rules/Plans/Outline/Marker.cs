using System.Text.RegularExpressions;
using VuonLen.Rules.Plans.Text;

namespace VuonLen.Rules.Plans.Outline;

/// <summary>Kinds of markers, from the widest to the narrowest part of a document.</summary>
internal enum MarkerKind
{
    Part,
    Capital,
    Chapter,
    Roman,
    Article,
    Arabic,
    Decimal,
    Third,
    Letter,
    Dash,
    Plus,
    None,
}

/// <summary>What stands in front of a heading or an item: "II.", "1.2.", "đ)", "-".</summary>
/// <param name="Kind">How wide.</param>
/// <param name="Label">The number or letter, as written, without its point.</param>
/// <param name="Length">Characters of the line it takes.</param>
/// <law>Nghị định 30/2020/NĐ-CP, Phụ lục I</law>
internal readonly partial record struct Marker(MarkerKind Kind, string Label, int Length)
{
    public static readonly Marker None = new(MarkerKind.None, "", 0);

    public bool IsNumbered => Kind is < MarkerKind.Dash;

    public static Marker Read(SourceLine line)
    {
        var (text, folded) = (line.Text, line.Folded.Text);
        if (Part().Match(folded) is { Success: true } part && line.Folded.Original.Length == folded.Length)
            return new(MarkerKind.Part, part.Groups[1].Value, part.Length);
        if (Chapter().Match(folded) is { Success: true } chapter)
            return new(MarkerKind.Chapter, chapter.Groups[1].Value, chapter.Length);
        if (Article().Match(folded) is { Success: true } article)
            return new(MarkerKind.Article, article.Groups[1].Value, article.Length);
        if (Third().Match(text) is { Success: true } third)
            return new(MarkerKind.Third, third.Groups[1].Value, third.Length);
        if (Decimal().Match(text) is { Success: true } second)
            return new(MarkerKind.Decimal, second.Groups[1].Value, second.Length);
        if (Roman().Match(text) is { Success: true } roman && roman.Groups[1].Length > 0)
            return new(MarkerKind.Roman, roman.Groups[1].Value, roman.Length);
        if (line.IsBadScan && ScannedRoman().Match(text) is { Success: true } scanned)
            return new(MarkerKind.Roman, scanned.Groups[1].Value.Replace('1', 'I').Replace('l', 'I'), scanned.Length);
        if (Arabic().Match(text) is { Success: true } arabic)
            return new(MarkerKind.Arabic, arabic.Groups[1].Value, arabic.Length);
        if (Capital().Match(text) is { Success: true } capital)
            return new(MarkerKind.Capital, capital.Groups[1].Value, capital.Length);
        if (Letter().Match(text) is { Success: true } letter)
            return new(MarkerKind.Letter, letter.Groups[1].Value, letter.Length);
        if (Dash().Match(text) is { Success: true } dash)
            return new(MarkerKind.Dash, "-", dash.Length);
        return Plus().Match(text) is { Success: true } plus ? new(MarkerKind.Plus, "+", plus.Length) : None;
    }

    [GeneratedRegex(@"^phan\s+((?:thu\s+)?(?:nhat|mot|hai|ba|tu|bon|nam|sau)|[ivx]{1,4}|\d)(?=\s*[.:\-]|\s*$|\s+[a-z])\s*[.:\-]?\s*", RegexOptions.CultureInvariant)]
    private static partial Regex Part();

    [GeneratedRegex(@"^chuong\s+([ivx]{1,4}|\d{1,2})(?=\s*[.:\-]|\s*$)\s*[.:\-]?\s*", RegexOptions.CultureInvariant)]
    private static partial Regex Chapter();

    [GeneratedRegex(@"^dieu\s+(\d{1,2})\s*[.:]\s*", RegexOptions.CultureInvariant)]
    private static partial Regex Article();

    [GeneratedRegex(@"^(\d{1,2}\.\d{1,2}\.\d{1,2})(?:\s*[-.)]?\s+(?=[\p{Lu}""“])|[.)]\s+(?=\d{2,}))")]
    private static partial Regex Third();

    [GeneratedRegex(@"^(\d{1,2}\.\d{1,2})(?:\s*[-.)]?\s*(?=[\p{Lu}""“])|[.)]\s+(?=\d{2,}))")]
    private static partial Regex Decimal();

    [GeneratedRegex(@"^((?:X{1,2})?(?:IX|IV|V?I{0,3}))\s*[.\-–/:)]\s*(?=[\p{L}""“])")]
    private static partial Regex Roman();

    [GeneratedRegex(@"^(I[Il1]{0,2}|[Il1]V|VI{0,1}[Il1]{0,2})\s*[.,]\s+(?=\p{Lu})")]
    private static partial Regex ScannedRoman();

    [GeneratedRegex(@"^(\d{1,2})(?:\s*(?:[.)]|/(?=\s*\p{Lu}))\s*(?=[\p{L}""“])|[.)]\s+(?=\d{2,}|\d{1,2}[.,]\d+\s?%)|\s?[-–]\s+(?=\p{Lu})|[-–]\s+(?=\d{2,}))")]
    private static partial Regex Arabic();

    [GeneratedRegex(@"^([A-EĐ])\s*[.)/\-–]\s+(?=\p{Lu}[\p{Lu}\s,])")]
    private static partial Regex Capital();

    [GeneratedRegex(@"^([a-zđ])\s*(?:\)|\.(?=\s+\p{Lu}))\s*(?=\S)")]
    private static partial Regex Letter();

    [GeneratedRegex(@"^[-–—•·*▪●◦~⁃►]\s*[~]?\s*(?=\S)")]
    private static partial Regex Dash();

    [GeneratedRegex(@"^\+\s*(?=\S)")]
    private static partial Regex Plus();
}
