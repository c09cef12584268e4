namespace VuonLen.App.Plans.Reading;

/// <summary>What a document may cost; beyond it the file is refused.</summary>
internal static class ReadingLimits
{
    public const long FileBytes = 50L << 20;

    /// <summary>Of one part of a .docx, unpacked; a plan's text is a hundredth of it.</summary>
    public const long PartBytes = 16L << 20;

    public const int Lines = 20_000;

    public const int LineLetters = 20_000;

    public const int Pages = 300;

    /// <summary>Reading letters in pictures takes seconds a page.</summary>
    public const int ScannedPages = 40;

    /// <summary>A larger picture is no page.</summary>
    public const long Pixels = 60_000_000;

    /// <summary>Of a program of the system for one step, by the clock: a busy machine is no fault of the file.</summary>
    public static readonly TimeSpan Step = TimeSpan.FromSeconds(60);

    /// <summary>The same by what the program itself computes.</summary>
    public const int StepCpuSeconds = 15;

    /// <summary>For understanding the text; a plan takes a tenth of a second.</summary>
    public static readonly TimeSpan Understanding = TimeSpan.FromSeconds(15);

    /// <summary>Address space of such a program.</summary>
    public const long ProgramBytes = 450L << 20;
}
