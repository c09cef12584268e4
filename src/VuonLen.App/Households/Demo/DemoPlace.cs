using VuonLen.App.Areas;

namespace VuonLen.App.Households.Demo;

/// <summary>A commune to be filled with invented people, and the totals they add up to.</summary>
/// <param name="ProvinceCode">Of the commune.</param>
/// <param name="Code">Of the commune.</param>
/// <param name="Kind">Phường makes it urban.</param>
/// <param name="Name">Of the commune.</param>
/// <param name="IdPlace">First three digits of personal IDs registered there.</param>
/// <param name="Minorities">Ethnic groups of its minority households, with weights.</param>
/// <param name="Villages">Its villages and their totals.</param>
/// <param name="Paths">How many households went which way through the lists of the last two years.</param>
/// <param name="Deprived">Indicators that an exact number of the poor households are deprived in.</param>
/// <param name="OtherWeights">How often the other indicators occur among the poor.</param>
internal sealed record DemoPlace(
    string ProvinceCode,
    string Code,
    string Kind,
    string Name,
    string IdPlace,
    IReadOnlyList<(int Group, int Weight)> Minorities,
    IReadOnlyList<DemoVillage> Villages,
    IReadOnlyDictionary<ListPath, int> Paths,
    IReadOnlyDictionary<int, int> Deprived,
    IReadOnlyList<(int Indicator, int Weight)> OtherWeights)
{
    /// <summary>Members that lack adult education, when their number is given beside that of the households.</summary>
    public int? AdultsWithoutEducation { get; init; }

    /// <summary>Poor households expected to escape this year.</summary>
    public int ExpectedToEscape { get; init; }

    /// <summary>Recognised poor households whose facts say otherwise; none where the totals of the poor are exact.</summary>
    public int PoorThatDiffer { get; init; }

    /// <summary>How many in a hundred members of unlisted households have a personal ID on record.</summary>
    public int PercentWithId { get; init; } = 60;

    /// <summary>Whether two of its people share one personal ID.</summary>
    public bool HasSecondHolder { get; init; }

    public string AreaPath => $"{ProvinceCode}.{Code}.";

    public bool IsUrban => AreaKinds.IsUrban(Kind);

    public int Households => Villages.Sum(v => v.Households);

    /// <summary>The ward: totals of the ward's plan of 2026.</summary>
    public static DemoPlace Ward { get; } = new(
        "12", "03388", "Phường", "Đoàn Kết", "012",
        [(InventedNames.Thai, 40), (InventedNames.Hmong, 25), (InventedNames.Giay, 20), (InventedNames.Dao, 15)],
        [
            new("01", "Tổ dân phố", "số 1", 512, 110, 4, 3), new("02", "Tổ dân phố", "số 2", 498, 120, 6, 4),
            new("03", "Tổ dân phố", "số 3", 471, 105, 5, 3), new("04", "Tổ dân phố", "số 4", 455, 130, 8, 6),
            new("05", "Tổ dân phố", "số 5", 463, 118, 7, 5), new("06", "Tổ dân phố", "số 6", 440, 125, 9, 7),
            new("07", "Tổ dân phố", "số 7", 428, 140, 11, 9), new("08", "Tổ dân phố", "số 8", 417, 133, 10, 8),
            new("09", "Tổ dân phố", "số 9", 409, 150, 12, 10), new("10", "Tổ dân phố", "số 10", 396, 128, 9, 7),
            new("11", "Tổ dân phố", "số 11", 388, 144, 13, 10), new("12", "Tổ dân phố", "số 12", 371, 160, 14, 12),
            new("13", "Bản", "Nà Phiêng", 334, 330, 58, 58, true), new("14", "Bản", "Huổi Sen", 312, 309, 51, 51, true),
            new("15", "Bản", "Tả Khoang", 297, 290, 46, 45, true), new("16", "Bản", "Nậm Lé", 268, 261, 38, 38, true),
        ],
        new Dictionary<ListPath, int>
        {
            [ListPath.PoorStay] = 274,
            [ListPath.NearToPoor] = 8,
            [ListPath.PoorNew] = 10,
            [ListPath.PoorReturnThisYear] = 3,
            [ListPath.PoorNewThisYear] = 3,
            [ListPath.NearToPoorThisYear] = 2,
            [ListPath.PoorArrivedThisYear] = 1,
            [ListPath.NearStay] = 118,
            [ListPath.PoorToNear] = 58,
            [ListPath.PoorToNearThisYear] = 4,
            [ListPath.NearNew] = 12,
            [ListPath.NearNewThisYear] = 4,
            [ListPath.NearReturnThisYear] = 2,
            [ListPath.PoorToAbove] = 32,
            [ListPath.PoorToAboveThisYear] = 3,
            [ListPath.NearToAbove] = 40,
            [ListPath.PoorDepartedThisYear] = 2,
        },
        new Dictionary<int, int> { [2] = 34, [5] = 28, [7] = 1, [10] = 63 },
        [(1, 30), (3, 14), (4, 35), (6, 7), (8, 25), (9, 18), (11, 28), (12, 15)])
    {
        AdultsWithoutEducation = 34,
        ExpectedToEscape = 71,
        HasSecondHolder = true,
    };

    /// <summary>The commune: totals of the commune's plan of 2023.</summary>
    public static DemoPlace Commune { get; } = new(
        "52", "23668", "Xã", "Tơ Tung", "064",
        [(InventedNames.BaNa, 85), (InventedNames.GiaRai, 15)],
        [
            new("01", "Làng", "Bờ-Chư pâu", 146, 143, 42, 42, true), new("02", "Làng", "Mơ Tôn", 92, 91, 33, 33, true),
            new("03", "Làng", "Dơng", 44, 44, 12, 12, true), new("04", "Làng", "Mơhra-Đáp", 209, 206, 58, 58, true),
            new("05", "Làng", "Mơhven-Ôr", 136, 134, 39, 39, true), new("06", "Thôn", "Tân Lập", 278, 170, 31, 26),
            new("07", "Thôn", "Suối Trong", 255, 126, 27, 23),
        ],
        new Dictionary<ListPath, int>
        {
            [ListPath.PoorStay] = 224,
            [ListPath.NearToPoor] = 6,
            [ListPath.PoorNew] = 5,
            [ListPath.PoorReturnThisYear] = 2,
            [ListPath.PoorNewThisYear] = 2,
            [ListPath.NearToPoorThisYear] = 2,
            [ListPath.PoorArrivedThisYear] = 1,
            [ListPath.NearStay] = 70,
            [ListPath.PoorToNear] = 38,
            [ListPath.PoorToNearThisYear] = 4,
            [ListPath.NearNew] = 6,
            [ListPath.NearNewThisYear] = 2,
            [ListPath.NearReturnThisYear] = 2,
            [ListPath.PoorToAbove] = 12,
            [ListPath.PoorToAboveThisYear] = 1,
            [ListPath.NearToAbove] = 15,
            [ListPath.PoorDepartedThisYear] = 2,
        },
        new Dictionary<int, int>(),
        [(1, 26), (2, 10), (3, 16), (4, 12), (5, 22), (6, 8), (7, 14), (8, 20), (9, 22), (10, 34), (11, 26), (12, 14)])
    {
        ExpectedToEscape = 46,
        PoorThatDiffer = 4,
    };

    /// <summary>A further commune of a size, with ordinary shares of the poor; its code is none of an existing one.</summary>
    public static DemoPlace Further(int number, int households)
    {
        var villages = Math.Max(Math.Clamp(households / 20, 1, 5), households / 400);
        return new(
            "12", $"DEMO{number:000}", "Xã", $"Minh Họa {number}", $"{100 + (number % 900)}",
            Ward.Minorities,
            [.. Enumerable.Range(0, villages).Select(v =>
            {
                var own = (households / villages) + (v < households % villages ? 1 : 0);
                return new DemoVillage($"{v + 1:000}", "Bản", $"Minh Họa {v + 1}", own, own * 3 / 4, own / 10, own / 12);
            })],
            SharesOf(households, villages),
            new Dictionary<int, int>(),
            Commune.OtherWeights)
        {
            PercentWithId = 0,
        };
    }

    private static Dictionary<ListPath, int> SharesOf(int households, int villages)
    {
        var poor = Enumerable.Range(0, villages).Sum(v => ((households / villages) + (v < households % villages ? 1 : 0)) / 10);
        return new()
        {
            [ListPath.PoorStay] = poor - (poor / 20),
            [ListPath.PoorNew] = poor / 20,
            [ListPath.NearStay] = households / 20,
            [ListPath.PoorToNear] = households / 50,
            [ListPath.PoorToAbove] = households / 50,
            [ListPath.NearToAbove] = households / 50,
        };
    }
}

/// <summary>Totals of a village.</summary>
/// <param name="Code">Within the commune.</param>
/// <param name="Kind">As papers print it before the name.</param>
/// <param name="Name">Of the village.</param>
/// <param name="Households">That live there now.</param>
/// <param name="Minority">Of them households of an ethnic minority.</param>
/// <param name="Poor">Of them poor.</param>
/// <param name="PoorMinority">Of the poor those of an ethnic minority.</param>
/// <param name="IsDifficult">Đặc biệt khó khăn; null when the plan does not say.</param>
internal sealed record DemoVillage(
    string Code, string Kind, string Name, int Households, int Minority, int Poor, int PoorMinority, bool? IsDifficult = null);
