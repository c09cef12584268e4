using VuonLen.Rules.Income;

namespace VuonLen.Rules.Standards;

/// <summary>What comparing an income with a standard gives.</summary>
/// <param name="IsWithin">Whether the income is within the line, or within the band.</param>
/// <param name="Above">The income must be higher than this; null when there is no lower end.</param>
/// <param name="UpTo">The income must be at most this.</param>
public sealed record IncomeFinding(bool IsWithin, IncomePerPersonPerMonth? Above, IncomePerPersonPerMonth UpTo);

/// <summary>Findings by income; they need no indicator, so an incomplete standard gives them too.</summary>
public static class IncomeFindings
{
    extension(PovertyStandard standard)
    {
        /// <summary>Whether an income is within the standard's income line; the line itself is.</summary>
        /// <param name="income">Of one person in one month.</param>
        /// <param name="isUrban">The area whose line counts.</param>
        /// <returns>Refused while the line is not known.</returns>
        /// <law>Nghị định 07/2021/NĐ-CP, Điều 3; Nghị định 351/2025/NĐ-CP</law>
        public Outcome<IncomeFinding> IncomeWithinLine(IncomePerPersonPerMonth income, bool isUrban)
        {
            if (standard.IncomeLine is not { } line)
                return new(null, StandardProblems.NoIncomeLine(standard));

            var upTo = IncomePerPersonPerMonth.Of(line.Of(isUrban));
            return new(new IncomeFinding(income.IsAtMost(upTo), null, upTo));
        }

        /// <summary>
        /// Whether an income is of the average living standard (mức sống trung bình): above the income line, up to the
        /// upper end. For households in farming, forestry, fishing and salt making; who they are is not decided here.
        /// </summary>
        /// <param name="income">Of one person in one month.</param>
        /// <param name="isUrban">The area whose line counts.</param>
        /// <param name="on">The day of the determination.</param>
        /// <returns>Refused outside the time in force, and while one of the two ends is not known.</returns>
        /// <law>Nghị định 07/2021/NĐ-CP, Điều 3</law>
        public Outcome<IncomeFinding> AverageLiving(IncomePerPersonPerMonth income, bool isUrban, DateOnly on)
        {
            if (!standard.IsInForceOn(on))
                return new(null, StandardProblems.NotInForce(standard, on));
            if (standard.IncomeLine is not { } line)
                return new(null, StandardProblems.NoIncomeLine(standard));
            if (standard.AverageLivingUpper is not { } upper)
                return new(null, StandardProblems.NoAverageLivingLine(standard));

            var above = IncomePerPersonPerMonth.Of(line.Of(isUrban));
            var upTo = IncomePerPersonPerMonth.Of(upper.Of(isUrban));
            return new(new IncomeFinding(!income.IsAtMost(above) && income.IsAtMost(upTo), above, upTo));
        }
    }
}
