using System.Text;
using VuonLen.Rules.Plans;

namespace VuonLen.App.Plans.Reading;

/// <summary>Plain text in any form of Unicode.</summary>
internal static class PlainText
{
    public static IReadOnlyList<PlanLine> Read(byte[] content)
    {
        var encoding = content switch
        {
            [0xFF, 0xFE, ..] => Encoding.Unicode,
            [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode,
            _ when LooksLikeUtf16(content.AsSpan(0, Math.Min(1 << 16, content.Length))) => content[0] == 0 ? Encoding.BigEndianUnicode : Encoding.Unicode,
            _ => (Encoding)new UTF8Encoding(false, throwOnInvalidBytes: true),
        };
        try
        {
            var text = encoding.GetString(content).TrimStart('\uFEFF');
            RefuseLongLines(text);
            return PlanLine.Split(text.Normalize(NormalizationForm.FormC));
        }
        catch (ArgumentException)
        {
            throw new DocumentRefused(PlanProblems.NotUnicode);
        }
    }

    /// <summary>Every other byte of most Vietnamese text is zero or small.</summary>
    public static bool LooksLikeUtf16(ReadOnlySpan<byte> start)
    {
        var (even, odd) = (0, 0);
        for (var i = 0; i + 1 < start.Length; i += 2)
        {
            even += start[i] is 0 ? 1 : 0;
            odd += start[i + 1] is 0 ? 1 : 0;
        }

        return start.Length > 3 && Math.Max(even, odd) > start.Length / 6 && Math.Min(even, odd) * 20 < Math.Max(even, odd);
    }

    /// <summary>Before anything else looks at the text: ten million letters without a line end are no plan.</summary>
    private static void RefuseLongLines(string text)
    {
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (line.Length > ReadingLimits.LineLetters)
                throw new DocumentRefused(PlanProblems.LineTooLong);
        }
    }
}
