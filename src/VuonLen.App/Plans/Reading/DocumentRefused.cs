using VuonLen.Rules;

namespace VuonLen.App.Plans.Reading;

/// <summary>Ends the reading of a file from wherever it goes wrong; never leaves this folder.</summary>
internal sealed class DocumentRefused(Problem problem) : Exception(problem.Message)
{
    public Problem Problem { get; } = problem;
}
