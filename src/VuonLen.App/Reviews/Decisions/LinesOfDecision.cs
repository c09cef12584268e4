using Microsoft.EntityFrameworkCore;
using VuonLen.App.Data;
using VuonLen.App.Households;
using VuonLen.App.Standards;
using VuonLen.Rules;
using VuonLen.Rules.Forms.Movements;
using VuonLen.Rules.Standards;

namespace VuonLen.App.Reviews.Decisions;

/// <summary>The lines of a decision with what is to be said of each: of those written what they said then, of the others what holds now.</summary>
internal static class LinesOfDecision
{
    extension(VuonLenDb db)
    {
        /// <summary>All lines, in the order of the list: village by village, heads by name.</summary>
        public async Task<IReadOnlyList<ShownLine>> LinesOfAsync(Decision decision, IReturnWindow window, DateOnly today, CancellationToken cancel)
        {
            var (province, id) = (decision.ProvinceCode, decision.Id);
            var lines = await db.DecisionLines.AsNoTracking().Where(l => l.ProvinceCode == province && l.DecisionId == id).ToListAsync(cancel);
            var isOpen = lines.Exists(l => !l.IsWritten);
            var homes = isOpen ? await HomesAsync(db, decision, cancel) : [];
            var ledgers = isOpen ? await LedgersAsync(db, decision, cancel) : Array.Empty<Recognition>().ToLookup(r => r.HouseholdId);
            var returnMonths = isOpen ? await window.MonthsAsync(decision.AreaPath, cancel) : null;
            var villages = await VillagesAsync(db, province, [.. lines.Select(l => l.VillageId).Concat(homes.Values.Select(h => h.VillageId)).OfType<Guid>().Distinct()], cancel);
            var standards = await StandardsInForce.LoadAsync(db, cancel);
            var isOfProvince = standards.Find(decision.Standard) is { IsNational: false };
            var computes = standards.National(today)?.Code == decision.Standard;

            var shown = lines.Select(line => line.IsWritten
                ? Written(line, villages)
                : homes.TryGetValue(line.Target, out var home)
                    ? Open(line, home, decision, isOfProvince, computes, [.. ledgers[line.Target]], returnMonths, villages, today)
                    : new ShownLine(line, null, null, null, line.Reason, null, null, false, null, null, null));
            return [.. shown.OrderBy(l => l.Line.Number ?? int.MaxValue)
                .ThenBy(l => l.VillageCode?.Length).ThenBy(l => l.VillageCode, StringComparer.Ordinal)
                .ThenBy(l => l.SortKey, StringComparer.Ordinal).ThenBy(l => l.Line.Id)];
        }
    }

    private static ShownLine Written(DecisionLine line, Dictionary<Guid, (string Name, string Code)> villages)
    {
        var village = line.VillageId is { } id && villages.TryGetValue(id, out var found) ? found : default;
        return new(line, line.HeadName, line.Code, line.MemberCount, line.Reason, line.Was, line.Movement, true, line.TookEffectOn, village.Name, village.Code) { VillageId = line.VillageId };
    }

    private static ShownLine Open(
        DecisionLine line, Home home, Decision decision, bool isOfProvince, bool computes, IReadOnlyCollection<Recognition> ledger,
        int? returnMonths, Dictionary<Guid, (string Name, string Code)> villages, DateOnly today)
    {
        var look = LineLook.Of(line, decision.TakesEffectOn ?? today, decision.Standard, isOfProvince, ledger, returnMonths);
        var village = home.VillageId is { } id && villages.TryGetValue(id, out var found) ? found : default;
        return new(
            line, home.HeadName, home.Code, home.MemberCount, line.Reason, look.Was, look.Movement,
            home.AreaPath.StartsWith(decision.AreaPath, StringComparison.Ordinal), look.On, village.Name, village.Code)
        {
            VillageId = home.VillageId,
            SortKey = home.HeadSortKey,
            Revision = home.Revision,
            Wrong = look.Wrong,
            IsSameDay = look.IsSameDay,
            HasNothingToCorrect = look.HasNothingToCorrect,
            IsMergedAway = home.IsMergedAway,
            Warnings = [.. Warnings(line, home, look, computes)],
        };
    }

    private static IEnumerable<Problem> Warnings(DecisionLine line, Home home, LineLook look, bool computes)
    {
        if (computes && home.EndedOn is null && home.ComputedClass is null)
            yield return ReviewProblems.NotClassified(home.MissingAnswers);
        else if (computes && home.EndedOn is null && home.ComputedClass is { } computed && computed != line.Status)
            yield return ReviewProblems.ComputedDiffers(Words.Of(computed).ToLower(Shell.Vn.Culture));
        if (home is { EndedOn: { } ended, EndedWhy: { } why })
            yield return ReviewProblems.HasEnded(ended, Words.Of(why));
        if (home.Since is { } since && look.On < since)
            yield return ReviewProblems.NotYetThere(since);
        if (look.LaterOn is { } later)
            yield return ReviewProblems.HasLaterLine(later);
        if (look.Was == line.Status && look is { Wrong: null } && !line.IsAverageLiving)
            yield return ReviewProblems.IsConfirmed;
    }

    private static Task<Dictionary<Guid, Home>> HomesAsync(VuonLenDb db, Decision decision, CancellationToken cancel) => db.Households.AsNoTracking()
        .Where(h => h.ProvinceCode == decision.ProvinceCode
            && db.DecisionLines.Any(l => l.ProvinceCode == h.ProvinceCode && l.DecisionId == decision.Id && !l.IsWritten && l.Target == h.Id))
        .Select(h => new Home(
            h.Id,
            h.HeadName ?? h.Memberships.Where(m => m.IsHead).OrderByDescending(m => m.FromOn).ThenByDescending(m => m.Id).Select(m => m.NameAtEnd).FirstOrDefault(),
            h.HeadSortKey, h.Code, h.VillageId, h.MemberCount, h.ComputedClass, h.MissingAnswers, h.EndedOn, h.EndedWhy,
            h.Revision, h.AreaPath, h.Memberships.Min(m => (DateOnly?)m.FromOn),
            db.DoubleMerges.Any(m => m.ProvinceCode == h.ProvinceCode && m.OtherId == h.Id && m.IsOfHouseholds && m.UndoneAt == null)))
        .ToDictionaryAsync(h => h.Id, cancel);

    private static async Task<ILookup<Guid, Recognition>> LedgersAsync(VuonLenDb db, Decision decision, CancellationToken cancel) => (await db.Recognitions.AsNoTracking()
        .Where(r => r.ProvinceCode == decision.ProvinceCode
            && db.DecisionLines.Any(l => l.ProvinceCode == r.ProvinceCode && l.DecisionId == decision.Id && !l.IsWritten && l.Target == r.HouseholdId))
        .ToListAsync(cancel)).ToLookup(r => r.HouseholdId);

    private static Task<Dictionary<Guid, (string Name, string Code)>> VillagesAsync(VuonLenDb db, string province, List<Guid> ids, CancellationToken cancel) =>
        db.Units.AsNoTracking().Where(u => u.ProvinceCode == province && ids.Contains(u.Id))
            .ToDictionaryAsync(u => u.Id, u => (u.FullName, u.Code), cancel);

    private sealed record Home(
        Guid Id, string? HeadName, string HeadSortKey, string? Code, Guid? VillageId, int MemberCount, PovertyClass? ComputedClass, int MissingAnswers,
        DateOnly? EndedOn, HouseholdEnd? EndedWhy, int Revision, string AreaPath, DateOnly? Since, bool IsMergedAway);
}

/// <summary>A line as a page shows it.</summary>
/// <param name="Line">As stored.</param>
/// <param name="HeadName">Null when it has no head or is out of reach.</param>
/// <param name="Code">Mã hộ.</param>
/// <param name="MemberCount">Living in it.</param>
/// <param name="Reason">Why, otherwise than by its own rise or fall.</param>
/// <param name="Was">Status before.</param>
/// <param name="Movement">What kind of change.</param>
/// <param name="IsInCommune">False when it left the decision's commune or is out of reach.</param>
/// <param name="On">First day of the status.</param>
/// <param name="Village">"Bản Nà Phát".</param>
/// <param name="VillageCode">Its order among the villages.</param>
public sealed record ShownLine(
    DecisionLine Line, string? HeadName, string? Code, int? MemberCount, RecognitionReason? Reason, PovertyClass? Was, Movement? Movement,
    bool IsInCommune, DateOnly? On, string? Village, string? VillageCode)
{
    public Guid? VillageId { get; init; }

    public string SortKey { get; init; } = "";

    /// <summary>Of the household; null once the line is written or when it is out of reach.</summary>
    public int? Revision { get; init; }

    /// <summary>The line of the ledger it corrects.</summary>
    public Recognition? Wrong { get; init; }

    public bool IsSameDay { get; init; }

    public bool HasNothingToCorrect { get; init; }

    /// <summary>It was a double: what is recognised of it stands with the household it was merged into.</summary>
    public bool IsMergedAway { get; init; }

    public IReadOnlyList<Problem> Warnings { get; init; } = [];

    /// <summary>Cannot be issued as it stands.</summary>
    public bool IsRefused => !Line.IsWritten && (IsSameDay || HasNothingToCorrect || IsMergedAway || !IsInCommune);

    public string Name => HeadName ?? (IsInCommune ? "Hộ chưa có chủ hộ" : "Hộ ngoài địa bàn");

    /// <summary>What lines are put together by: "Thoát nghèo, trở thành cận nghèo".</summary>
    public string Group => ReviewWords.Of(Movement, Was, Line.Status);

    /// <summary>The groups of some lines, in the order of the movement forms.</summary>
    public static IReadOnlyList<string> GroupsOf(IEnumerable<ShownLine> lines) => [.. lines.OrderBy(l => l.Movement is null).ThenBy(l => l.Movement).Select(l => l.Group).Distinct()];
}
