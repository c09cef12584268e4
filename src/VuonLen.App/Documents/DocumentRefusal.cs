using VuonLen.Rules;

namespace VuonLen.App.Documents;

/// <summary>Carries a refusal out of the depth of a file; never leaves this capability.</summary>
internal sealed class DocumentRefusal(Problem problem) : Exception(problem.Code)
{
    public Problem Problem { get; } = problem;

    /// <summary>What a fault while reading somebody's file means; null is a fault of ours or of the disk.</summary>
    public static Problem? Explain(Exception fault) => fault switch
    {
        DocumentRefusal refusal => refusal.Problem,
        // The reader of XML wraps what its stream or its table of names throws.
        { InnerException: DocumentRefusal refusal } => refusal.Problem,
        System.Xml.XmlException xml when xml.Message.Contains("DTD", StringComparison.Ordinal) => DocumentProblems.ForbiddenXml,
        System.Xml.XmlException or InvalidDataException or EndOfStreamException or ArgumentException or IndexOutOfRangeException
            or FormatException or OverflowException or NotSupportedException => DocumentProblems.Damaged,
        _ => null,
    };
}
