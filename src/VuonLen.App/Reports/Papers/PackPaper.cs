using System.Globalization;
using VuonLen.Rules.Forms;

namespace VuonLen.App.Reports.Papers;

/// <summary>What is printed around the figures of a form: who issues it, and which state of the data it shows.</summary>
/// <param name="UnitName">The unit without "Ủy ban nhân dân": "Phường Đoàn Kết", "Tỉnh Lai Châu"; printed in capitals.</param>
public sealed record PackPaper(string UnitName)
{
    /// <summary>The unit above, printed over it: "Tỉnh Lai Châu"; null for a province.</summary>
    public string? Above { get; init; }

    /// <summary>"Đoàn Kết, ngày 15 tháng 10 năm 2026"; null leaves the line out.</summary>
    public string? PlaceAndDate { get; init; }

    /// <summary>Preliminary or official, as in the title of form 1.</summary>
    public FormStage Stage { get; init; } = FormStage.Official;

    /// <summary>Of the frozen version; null for a preview, which says so in its head and foot.</summary>
    public PackSeal? Seal { get; init; }

    /// <summary>What a preview says of itself.</summary>
    public const string Preview = "XEM TRƯỚC – chưa chốt";

    /// <summary>Small, at the foot of every page.</summary>
    internal string Footer(FormPeriod period) => string.Join(" · ",
    [
        string.Create(CultureInfo.InvariantCulture, $"Kỳ {period.Opening:dd/MM/yyyy} – {period.Closing:dd/MM/yyyy}"),
        Stage is FormStage.Official ? "kết quả chính thức" : "kết quả sơ bộ",
        .. Seal is { } seal
            ? new[]
            {
                string.Create(CultureInfo.InvariantCulture, $"Phiên bản {seal.Version}"),
                string.Create(CultureInfo.InvariantCulture, $"chốt {seal.FrozenAt:dd/MM/yyyy HH:mm}"),
                $"mã {seal.Hash[..Math.Min(12, seal.Hash.Length)]}",
            }
            : [Preview],
    ]);
}

/// <summary>By which a frozen version of a pack is known.</summary>
/// <param name="Version">1, 2, …</param>
/// <param name="FrozenAt">Printed in its own offset: Vietnam's.</param>
/// <param name="Hash">In hexadecimal; its beginning is printed.</param>
public sealed record PackSeal(int Version, DateTimeOffset FrozenAt, string Hash);
