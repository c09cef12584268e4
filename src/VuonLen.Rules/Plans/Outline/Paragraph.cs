using System.Text.RegularExpressions;
using VuonLen.Rules.Plans.Text;

namespace VuonLen.Rules.Plans.Outline;

/// <summary>Lines that belong together, joined; remembers which line each character came from.</summary>
internal sealed partial class Paragraph
{
    private readonly List<(int At, int Line)> _starts = [];
    private FoldedText? _folded;

    public Paragraph(SourceLine first, Marker marker)
    {
        (Marker, First, Last) = (marker, first, first);
        Text = Blanks().Replace(first.Text[marker.Length..], " ");
        _starts.Add((0, first.Number));
    }

    public Marker Marker { get; }

    public SourceLine First { get; }

    public SourceLine Last { get; private set; }

    /// <summary>Without its marker.</summary>
    public string Text { get; private set; }

    public bool IsEmphasised => First.IsEmphasised;

    public LineSpan Lines => new(First.Number, Last.Number);

    public FoldedText Folded => _folded ??= FoldedText.Of(Text, First.IsBadScan);

    /// <summary>Whether the words end like a sentence or an item of a list.</summary>
    public bool IsEnded => Text.TrimEnd('"', '”', ')', ' ') is [.., '.' or ';' or '!' or '?'] || Text.EndsWith("./.", StringComparison.Ordinal);

    public void Append(SourceLine line)
    {
        var text = Blanks().Replace(line.Text, " ");
        if (Text is [.., var letter, '-'] && char.IsLetter(letter) && text.Length > 0 && char.IsLetter(text[0]))
            Text = IsBrokenWord(text) ? Text[..^1] : Text;
        else
            Text += " ";

        _starts.Add((Text.Length, line.Number));
        Text += text;
        Last = line;
        _folded = null;
    }

    /// <summary>The lines that a part of the text stands on.</summary>
    public LineSpan LinesOf(int start, int end) => new(LineAt(start), LineAt(Math.Max(start, end - 1)));

    /// <summary>The same for a part of the folded text.</summary>
    public LineSpan LinesOfFolded(int start, int end) => LinesOf(Folded.At(start), Folded.At(end));

    private int LineAt(int place) => _starts.FindLast(s => s.At <= place).Line;

    /// <summary>"tri-" and "ển" are one syllable torn apart; "lâm-" and "ngư" are two words with their hyphen.</summary>
    private bool IsBrokenWord(string next)
    {
        var head = FoldedText.Fold(Text[(Text.LastIndexOf(' ') + 1)..^1]);
        var tail = FoldedText.Fold(string.Concat(next.TakeWhile(char.IsLetter)));
        return char.IsLower(next[0]) && Syllables.IsOne(head + tail) && !(Syllables.IsOne(head) && Syllables.IsOne(tail) && tail.Length > 2);
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
