using VuonLen.Rules.Standards;

namespace VuonLen.App.Households;

/// <summary>Which planning marks still say something (dấu kế hoạch còn hiệu lực).</summary>
/// <remarks>
/// Who has risen out of poverty and near-poverty is not to rise any more: the mark stays stored as it was set, and no list, count
/// or measure is misled by it. It says something again when the household falls back.
/// </remarks>
public static class LivingMarks
{
    internal const PlanningMarks OfEscape = PlanningMarks.RegisteredToEscape | PlanningMarks.ExpectedToEscape;

    extension(PlanningMarks marks)
    {
        /// <summary>Those that still say something of a household with this status.</summary>
        public PlanningMarks Under(PovertyClass? status) => status is PovertyClass.Poor or PovertyClass.NearPoor ? marks : marks & ~OfEscape;

        /// <summary>Each that is set, in the order of the forms.</summary>
        public IEnumerable<PlanningMarks> Each() => Enum.GetValues<PlanningMarks>().Where(m => m != PlanningMarks.None && marks.HasFlag(m));
    }
}

/// <summary>Households by the marks that still say something of them.</summary>
public static class MarkedHouseholds
{
    extension(IQueryable<Household> households)
    {
        /// <summary>Households with a living mark; for none of the marks, those without any.</summary>
        public IQueryable<Household> Marked(PlanningMarks mark)
        {
            if (mark == PlanningMarks.None)
            {
                return households.Where(h => (h.Marks & PlanningMarks.AtRisk) == 0
                    && (h.Marks == 0 || h.Status == null || h.Status == PovertyClass.NotPoor));
            }

            return (mark & LivingMarks.OfEscape) != 0
                ? households.Where(h => (h.Marks & mark) != 0 && (h.Status == PovertyClass.Poor || h.Status == PovertyClass.NearPoor))
                : households.Where(h => (h.Marks & mark) != 0);
        }
    }
}
