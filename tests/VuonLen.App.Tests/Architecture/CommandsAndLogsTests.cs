using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;
using Mono.Cecil;
using Mono.Cecil.Cil;
using VuonLen.App.Data;
using VuonLen.App.Identity;

namespace VuonLen.App.Tests.Architecture;

/// <summary>What pages are not asked: that a command names a right, and that a log names nobody.</summary>
public sealed partial class CommandsAndLogsTests
{
    /// <summary>Commands that open no installation, so that there is nothing to have a right to.</summary>
    private static readonly string[] _openNothing = ["ClassifyCommand", "PlanCommand", "CheckPackCommand"];

    [Fact]
    public void Every_command_names_a_right()
    {
        var commands = Types(typeof(Program).Assembly.Location).Where(t => t.DeclaringType is null && t.Name.EndsWith("Command", StringComparison.Ordinal)).ToList();

        Assert.Contains(commands, c => c.Name == "AreasCommand");
        Assert.Empty(commands.Where(c => !NamesARight(c)).Select(c => c.Name).Except(_openNothing));
    }

    [Fact]
    public void A_planted_command_without_a_right_is_seen() => Assert.Equal(
        [false, true],
        Types(typeof(CommandsAndLogsTests).Assembly.Location)
            .Where(t => t.Name is nameof(Forgetful) or nameof(Asking)).OrderByDescending(t => t.Name).Select(NamesARight));

    [Fact]
    public void No_log_template_names_personal_data()
    {
        Assert.Empty(new[] { typeof(VuonLenDb).Assembly, typeof(Program).Assembly }.SelectMany(a => Personal(a.Location)));
        Assert.Equal(["Hộ {FullName} đã sửa"], Personal(typeof(CommandsAndLogsTests).Assembly.Location));
    }

    private static bool NamesARight(TypeDefinition type) =>
        Instructions(type).Any(i => i.OpCode == OpCodes.Ldstr && Rights.Table.ContainsKey((string)i.Operand));

    /// <summary>Templates of log messages with a place for a property marked <see cref="PersonalAttribute"/>.</summary>
    private static IEnumerable<string> Personal(string path)
    {
        var personal = typeof(VuonLenDb).Assembly.GetTypes().SelectMany(t => t.GetProperties())
            .Where(p => p.GetCustomAttribute<PersonalAttribute>() is not null).Select(p => p.Name)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        Assert.Contains("FullName", personal);

        return [.. from type in Types(path)
                   from method in type.Methods.Where(m => m.HasBody)
                   where method.Body.Instructions.Any(i => i.Operand is MethodReference { DeclaringType.Name: nameof(LoggerExtensions) })
                       || method.CustomAttributes.Any(a => a.AttributeType.Name == nameof(LoggerMessageAttribute))
                   from instruction in method.Body.Instructions
                   where instruction.OpCode == OpCodes.Ldstr
                   let text = (string)instruction.Operand
                   where Place().Matches(text).Any(m => personal.Contains(m.Groups[1].Value))
                   select text];
    }

    private static IEnumerable<TypeDefinition> Types(string path) => AssemblyDefinition.ReadAssembly(path).MainModule.GetTypes();

    private static IEnumerable<Instruction> Instructions(TypeDefinition type) => type.Methods.Where(m => m.HasBody)
        .SelectMany(m => m.Body.Instructions).Concat(type.NestedTypes.SelectMany(Instructions));

    [GeneratedRegex(@"\{@?([A-Za-z]+)")]
    private static partial Regex Place();

    private static class Forgetful
    {
        public static string Run() => "nothing to ask";
    }

    private static class Asking
    {
        public static string Run() => Rights.ManageAreas;

#pragma warning disable CA1873 // planted
        public static void Tell(ILogger log) => log.LogInformation("Hộ {FullName} đã sửa", "x");
#pragma warning restore CA1873
    }
}
