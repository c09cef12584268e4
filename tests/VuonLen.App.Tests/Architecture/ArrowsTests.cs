using VuonLen.App.Data;

namespace VuonLen.App.Tests.Architecture
{
    /// <summary>Which capability may use which; bound are use cases and entities, not pages.</summary>
    public sealed class ArrowsTests
    {
        /// <summary>No capability: what all of them stand on.</summary>
        private static readonly string[] _ground = ["Data", "Documents", "Shell"];

        /// <summary>Who somebody is and what the role may: asked everywhere, and knows nothing but areas.</summary>
        private static readonly string[] _asked =
        [
            "VuonLen.App.Identity.ICaller", "VuonLen.App.Identity.Caller", "VuonLen.App.Identity.Rights", "VuonLen.App.Identity.Role",
        ];

        private static readonly Dictionary<string, string[]> _arrows = new()
        {
            ["Areas"] = [],
            ["Identity"] = ["Areas"],
            ["Standards"] = ["Areas"],
            ["Runs"] = ["Areas", "Identity"],
            ["Households"] = ["Areas", "Identity", "Standards", "Runs"],
            ["Reviews"] = ["Areas", "Identity", "Standards", "Runs", "Households"],
            ["Plans"] = ["Areas", "Identity", "Standards", "Runs", "Households"],
            ["Reports"] = ["Areas", "Identity", "Standards", "Runs", "Households", "Reviews"],
            ["Audit"] = ["Areas", "Identity", "Standards", "Households", "Reviews", "Plans", "Reports"],
            ["Installation"] = ["Areas", "Identity", "Standards", "Households"],
            ["Dashboard"] = ["Areas", "Identity", "Standards", "Households", "Plans"],
            ["Demo"] = ["Areas", "Identity", "Standards", "Households", "Installation"],
        };

        /// <summary>Single uses against an arrow, each with its reason; a second one of a kind asks for an interface on the left.</summary>
        private static readonly Dictionary<string, string> _exceptions = new()
        {
            ["VuonLen.App.Areas.AreaDrafts"] = "asks whether something still lies under the code of an ended village",
            ["VuonLen.App.Areas.Mergers.EndUnit"] = "asks whether households still lie in the unit",
        };

        private static string App => typeof(VuonLenDb).Assembly.Location;

        [Fact]
        public void Every_capability_has_its_line_of_arrows() =>
            Assert.Empty(Rooms.Of(App, "VuonLen.App").Except(_ground).Except(_arrows.Keys));

        [Fact]
        public void Capabilities_use_each_other_along_the_arrows_only() => Assert.Empty(Against(App, "VuonLen.App", _arrows));

        [Fact]
        public void A_planted_use_against_the_arrow_is_seen()
        {
            var arrows = new Dictionary<string, string[]> { ["Left"] = [], ["Right"] = ["Left"] };
            var against = Against(typeof(ArrowsTests).Assembly.Location, "Arrows", arrows).ToList();

            Assert.Equal(["Arrows.Left.UsesRight -> Arrows.Right.Thing"], against);
        }

        private static IEnumerable<string> Against(string assembly, string root, Dictionary<string, string[]> arrows) =>
            Rooms.Uses(assembly, root)
                .Where(use => !_ground.Contains(use.User) && !_ground.Contains(use.Used))
                .Where(use => !_asked.Any(asked => use.Where.EndsWith($"-> {asked}", StringComparison.Ordinal)))
                .Where(use => !_exceptions.ContainsKey(use.Where.Split(' ')[0].Split('/')[0]))
                .Where(use => !arrows.GetValueOrDefault(use.User, []).Contains(use.Used))
                .Select(use => use.Where)
                .Distinct();
    }
}

#pragma warning disable IDE0130 // planted on purpose, outside this folder
namespace Arrows.Left
{
    internal sealed class UsesRight
    {
        public static object Use() => new Right.Thing();
    }
}

namespace Arrows.Right
{
    internal sealed class Thing;

    internal sealed class UsesLeft
    {
        public static object Use() => new Left.UsesRight();
    }
}
