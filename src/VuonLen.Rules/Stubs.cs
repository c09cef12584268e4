#pragma warning disable
namespace VuonLen.Rules.Names { public static class VietnameseName { public static string Fold(string s)=>s; public static string FoldedReversed(string s)=>s; public static string SortKey(string s)=>s; } }
namespace VuonLen.Rules.People { [Flags] public enum PovertyCauses{None=0} [Flags] public enum NeedGroups{None=0} public static class EthnicGroups { public const int Kinh=1; } public sealed record PersonalId(string Digits){ public string Masked=>Digits; } }
