using System.Globalization;
using System.Text.Json;
using VuonLen.Rules.Facts;

namespace VuonLen.Rules.Lines;

/// <summary>One household as a line of JSON; every fault is reported with its field, unknown members are passed over.</summary>
internal static class HouseholdLine
{
    private static readonly Dictionary<string, bool> _areas = new() { ["rural"] = false, ["urban"] = true };

    private static readonly Dictionary<string, Sex> _sexes = new() { ["male"] = Sex.Male, ["female"] = Sex.Female };

    private static readonly Dictionary<string, Work> _works = new()
    {
        ["none"] = Work.None,
        ["wage_with_contract"] = Work.WageWithContract,
        ["wage_without_contract"] = Work.WageWithoutContract,
        ["own_farm_or_business"] = Work.OwnFarmOrBusiness,
    };

    private static readonly Dictionary<string, Studying> _studying = new()
    {
        ["none"] = Studying.None,
        ["preschool"] = Studying.Preschool,
        ["primary"] = Studying.Primary,
        ["lower_secondary"] = Studying.LowerSecondary,
        ["upper_secondary"] = Studying.UpperSecondary,
        ["vocational"] = Studying.Vocational,
        ["college"] = Studying.College,
        ["university"] = Studying.University,
    };

    private static readonly Dictionary<string, Completed> _completed = new()
    {
        ["none"] = Completed.None,
        ["preschool"] = Completed.None, // leads to no certificate that an indicator asks for
        ["primary"] = Completed.Primary,
        ["lower_secondary"] = Completed.LowerSecondary,
        ["upper_secondary"] = Completed.UpperSecondary,
        ["elementary_vocational"] = Completed.ElementaryVocational,
        ["intermediate"] = Completed.Intermediate,
        ["college"] = Completed.College,
        ["university"] = Completed.University,
    };

    private static readonly Dictionary<string, Material> _materials = new()
    {
        ["durable"] = Material.Durable,
        ["not_durable"] = Material.NotDurable,
    };

    private static readonly Dictionary<string, Water> _waters = new()
    {
        ["tap"] = Water.Tap,
        ["borehole"] = Water.Borehole,
        ["protected_well"] = Water.ProtectedWell,
        ["protected_spring"] = Water.ProtectedSpring,
        ["rain"] = Water.Rain,
        ["bottled"] = Water.Bottled,
        ["other"] = Water.Other,
    };

    private static readonly Dictionary<string, Toilet> _toilets = new()
    {
        ["septic"] = Toilet.Septic,
        ["pour_flush"] = Toilet.PourFlush,
        ["vip"] = Toilet.Vip,
        ["double_vault"] = Toilet.DoubleVault,
        ["dug_with_slab"] = Toilet.DugWithSlab,
        ["other"] = Toilet.Other,
        ["none"] = Toilet.None,
    };

    public static HouseholdFacts Read(StrictObject root, int line, List<Problem> problems)
    {
        root.Require("date");
        var on = root.Day("date");
        if (on?.Year is < 1900 or > 2200)
            root.Fault("date", "phải là ngày trong khoảng năm 1900 đến 2200");

        var dwelling = root.Object("dwelling");
        var floor = dwelling?.Number("floor_m2");
        if (floor is < 0 or > 1_000_000)
            dwelling!.Fault("floor_m2", "phải từ 0 đến 1.000.000 m²");

        return new(
            on ?? default,
            root.Choice("area", _areas),
            root.Whole("b1"),
            Members(root, line, problems),
            new(
                dwelling?.Choice("wall", _materials),
                dwelling?.Choice("column", _materials),
                dwelling?.Choice("roof", _materials),
                floor),
            root.Choice("water", _waters),
            root.Choice("toilet", _toilets),
            root.YesNo("internet_used_by_a_member"),
            HasDevice(root));
    }

    /// <summary>An id may be written as text or as a whole number.</summary>
    public static string? Id(StrictObject item)
    {
        item.Require("id");
        if (item.Value("id") is not { } id)
            return null;

        return id.ValueKind == JsonValueKind.Number && id.TryGetInt64(out var number)
            ? number.ToString(CultureInfo.InvariantCulture)
            : item.Text("id");
    }

    private static List<MemberFacts> Members(StrictObject root, int line, List<Problem> problems)
    {
        var members = new List<MemberFacts>();
        var ids = new HashSet<string>();
        foreach (var item in root.Objects("members") ?? [])
        {
            var id = Id(item) ?? "";
            if (id.Length > 0 && !ids.Add(id))
                problems.Add(LineProblems.SameMemberTwice(line, id));

            members.Add(new(
                id,
                Born(item),
                item.Choice("sex", _sexes),
                item.YesNo("monthly_social_assistance"),
                item.YesNo("disabled"),
                item.YesNo("insured"),
                item.YesNo("can_and_wants_to_work"),
                item.Choice("work", _works),
                item.Choice("studying", _studying),
                item.Choice("completed", _completed),
                item.YesNo("on_the_job_training"),
                item.YesNo("stunted"),
                item.YesNo("underweight")));
        }

        return members;
    }

    private static BirthDate? Born(StrictObject item)
    {
        if (item.Value("born") is not { } value)
            return null;

        var text = value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number => value.GetRawText(),
            _ => null,
        };
        if (BirthDate.TryParse(text, out var born))
            return born;

        item.Fault("born", "phải là ngày yyyy-MM-dd hoặc năm yyyy trong khoảng 1900 đến 2200");
        return null;
    }

    private static bool? HasDevice(StrictObject root)
    {
        if (root.Value("devices") is not { } devices)
            return null;

        if (devices.ValueKind == JsonValueKind.Array && devices.EnumerateArray().All(IsName))
            return devices.GetArrayLength() > 0;

        root.Fault("devices", "phải là danh sách tên phương tiện, [] nếu không có, null nếu chưa hỏi");
        return null;

        static bool IsName(JsonElement device) =>
            device.ValueKind == JsonValueKind.String && !string.IsNullOrWhiteSpace(device.GetString());
    }
}
