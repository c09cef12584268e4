using VuonLen.App.Shell;
using VuonLen.Rules.Plans.Targets;

namespace VuonLen.App.Plans.Targets;

internal static class TargetWords
{
    public static string Of(HouseholdProgress progress) => progress switch
    {
        HouseholdProgress.Done => "Đã đạt",
        HouseholdProgress.OnTheWay => "Đang tiến triển",
        HouseholdProgress.InDanger => "Có nguy cơ",
        HouseholdProgress.NotBegun => "Chưa bắt đầu",
        HouseholdProgress.NotFollowed => "Không còn theo dõi",
    };

    public static BadgeKind BadgeOf(HouseholdProgress progress) => progress switch
    {
        HouseholdProgress.Done => BadgeKind.Done,
        HouseholdProgress.OnTheWay => BadgeKind.Average,
        HouseholdProgress.InDanger => BadgeKind.Warning,
        HouseholdProgress.NotBegun => BadgeKind.Unknown,
        HouseholdProgress.NotFollowed => BadgeKind.Plain,
    };
}
