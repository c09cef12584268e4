using System.Text;

namespace VuonLen.Rules.Standards;

/// <summary>The standards the product brings along (chuẩn nghèo quốc gia).</summary>
public static class NationalStandards
{
    private static readonly Lazy<WorkingAge> _workingAge = new(() => WorkingAgeReader.Read(Text("working-age.json")));
    private static readonly Lazy<PovertyStandard> _nd07 = new(() => Load("nd07-2022.json"));
    private static readonly Lazy<PovertyStandard> _nd351 = new(() => Load("nd351-2027.json"));

    /// <summary>Working age by year and sex, as the retirement age rises.</summary>
    public static WorkingAge WorkingAge => _workingAge.Value;

    /// <summary>2022 to the end of 2026; complete.</summary>
    public static PovertyStandard Nd07 => _nd07.Value;

    /// <summary>From 2027; its income lines are known, its indicators and points are not.</summary>
    public static PovertyStandard Nd351 => _nd351.Value;

    /// <summary>All of them, oldest first.</summary>
    public static IReadOnlyList<PovertyStandard> All => [Nd07, Nd351];

    /// <summary>The national standard in force on a day, or null when there is none.</summary>
    public static PovertyStandard? InForceOn(DateOnly day) => All.FirstOrDefault(s => s.IsInForceOn(day));

    /// <summary>The national standard of a code, or null.</summary>
    public static PovertyStandard? Find(string code) => All.FirstOrDefault(s => s.Code == code);

    private static PovertyStandard Load(string file)
    {
        var read = PovertyStandard.Parse(Text(file));
        return read.Answer ?? throw new InvalidDataException($"{file}: {read.Problems[0].Message}");
    }

    private static string Text(string file)
    {
        using var stream = typeof(NationalStandards).Assembly
            .GetManifestResourceStream(typeof(NationalStandards), file)
            ?? throw new InvalidDataException($"{file} is not in the assembly.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
