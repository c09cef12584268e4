using VuonLen.App.Households;
using VuonLen.App.Tests.Support;
using VuonLen.Rules.Standards;

namespace VuonLen.App.Tests.Households;

internal static class ALedger
{
    extension(Household household)
    {
        /// <summary>A line of the household's ledger, by a decision unless a test says otherwise.</summary>
        public Recognition Line(
            PovertyClass status, DateOnly on, string standard = "ND07-2022", string? decision = "12/QĐ-UBND", Guid? corrects = null,
            bool isOfProvince = false, DateTimeOffset? recordedAt = null, RecognitionSource source = RecognitionSource.Decision,
            RecognitionReason? reason = null) => new()
            {
                AreaPath = household.AreaPath,
                HouseholdId = household.Id,
                Standard = standard,
                Status = status,
                EffectiveOn = on,
                DecisionNumber = decision,
                DecisionOn = decision is null ? null : on,
                Source = source,
                Reason = reason,
                CorrectsId = corrects,
                IsOfProvince = isOfProvince,
                RecordedAt = recordedAt ?? Today.Clock.GetUtcNow(),
            };
    }
}
