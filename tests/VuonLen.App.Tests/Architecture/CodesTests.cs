using System.Text.RegularExpressions;
using Mono.Cecil;
using Mono.Cecil.Cil;
using VuonLen.App.Data;
using VuonLen.Rules;

namespace VuonLen.App.Tests.Architecture;

/// <summary>What support calls quote must name one thing; what gets around the area filter must be known.</summary>
public sealed partial class CodesTests
{
    /// <summary>Who lifts the area filter, and why that shows nobody anything.</summary>
    private static readonly Dictionary<string, string> _mayLiftFilters = new()
    {
        ["VuonLen.App.Data.VuonLenDb"] = "hands rows over to another custodian",
        ["VuonLen.App.Households.HouseholdsFollowAreas"] = "households follow a merger that an administrator made",
        ["VuonLen.App.Plans.PlansFollowAreas"] = "plans follow a merger that an administrator made",
        ["VuonLen.App.Areas.AreaDrafts"] = "asks whether an ended unit's path still has rows",
        ["VuonLen.App.Areas.Mergers.EndUnit"] = "asks whether a unit still has rows",
        ["VuonLen.App.Households.PersonalIds.SecondHolders"] = "flags a second holder; names only those in reach",
        ["VuonLen.App.Reports.Packs.MovesOfCommune"] = "counts who left the commune; lets no name and no single answer out",
        ["VuonLen.App.Households.Moves.UndoLastChange"] = "asks whether a person has moved on since",
    };

    [Fact]
    public void Every_problem_code_is_written_once()
    {
        var codes = new[] { typeof(Problem).Assembly, typeof(VuonLenDb).Assembly, typeof(Program).Assembly }
            .SelectMany(a => Codes(a.Location)).ToList();

        Assert.Contains("HH-100", codes);
        Assert.Empty(Twice(codes));
    }

    [Fact]
    public void A_planted_second_use_of_a_code_is_seen() => Assert.Contains("ZZ-901", Twice(Codes(typeof(CodesTests).Assembly.Location)));

    [Fact]
    public void Only_known_classes_lift_the_area_filter()
    {
        using var assembly = AssemblyDefinition.ReadAssembly(typeof(VuonLenDb).Assembly.Location);
        var lifters = from type in assembly.MainModule.GetTypes()
                      from instruction in Instructions(type)
                      where instruction.Operand is MethodReference { Name: "IgnoreQueryFilters" or "FollowAreas" }
                      select Outermost(type).FullName;

        var all = lifters.Distinct().ToList();
        Assert.Contains("VuonLen.App.Data.VuonLenDb", all);
        Assert.Empty(all.Except(_mayLiftFilters.Keys));
    }

    private static IEnumerable<string> Twice(IEnumerable<string> codes) => codes.GroupBy(c => c).Where(g => g.Count() > 1).Select(g => g.Key);

    private static List<string> Codes(string path)
    {
        using var assembly = AssemblyDefinition.ReadAssembly(path);
        return [.. from type in assembly.MainModule.GetTypes()
                   from instruction in Instructions(type)
                   where instruction.OpCode == OpCodes.Ldstr && Code().IsMatch((string)instruction.Operand)
                       && MakesAProblem(instruction)
                   select (string)instruction.Operand];
    }

    /// <summary>The next constructor called is that of a problem: the message in between may be put together by others.</summary>
    private static bool MakesAProblem(Instruction instruction)
    {
        for (var next = instruction.Next; next is not null; next = next.Next)
        {
            if (next is { OpCode.Code: Mono.Cecil.Cil.Code.Newobj, Operand: MethodReference { DeclaringType.Name: nameof(Problem) } })
                return true;
            if (next.OpCode == OpCodes.Ldstr && Code().IsMatch((string)next.Operand))
                return false;
        }

        return false;
    }

    private static IEnumerable<Instruction> Instructions(TypeDefinition type) =>
        type.Methods.Where(m => m.HasBody).SelectMany(m => m.Body.Instructions);

    private static TypeDefinition Outermost(TypeDefinition type) => type.DeclaringType is { } outer ? Outermost(outer) : type;

    [GeneratedRegex(@"^[A-Z]{2,4}-[0-9]{3}\z")]
    private static partial Regex Code();

    private static class Planted
    {
        public static readonly Problem One = new("ZZ-901", "Thử.");

        public static Problem Other(int number) => new("ZZ-901", $"Thử {number}.");
    }
}
