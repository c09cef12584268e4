using System.Globalization;

namespace VuonLen.App.Households.Lists;

/// <summary>Households that stand in one file twice: the same for a second time, or otherwise, which nobody but a person can settle.</summary>
internal sealed class FileDoubles
{
    private readonly Dictionary<string, (int Number, string Signature, string Where, bool HasEscaped, string? Code)> _first = [];
    private readonly Dictionary<int, (ListFate Fate, Rules.Problem Why)> _found = [];
    private readonly Dictionary<int, ListDouble> _doubles = [];

    public void Look(HouseholdWish wish)
    {
        if (wish.Village is null || wish.Members.Count == 0)
            return;

        var here = (wish.Source.Number, wish.Source.Signature, wish.Source.First.Where, wish.HasEscaped, Code: wish.Code is { } own ? ListKey.Of(own) : null);
        foreach (var key in KeysOf(wish))
        {
            if (_first.TryAdd(key, here))
                continue;

            var first = _first[key];
            if (first.Number == here.Number)
                continue;

            if (here.HasEscaped && !first.HasEscaped)
            {
                _found.TryAdd(here.Number, (ListFate.Skip, ListProblems.EscapedToo));
            }
            else if (key.StartsWith("born ", StringComparison.Ordinal) && first.Code is { } before && here.Code is { } now && before != now)
            {
                // Two of one name born in one year are no rarity in a village; only a person knows.
                _found.TryAdd(here.Number, (ListFate.Choose, ListProblems.SameNameOtherCode(first.Where)));
            }
            else if (first.Signature == here.Signature)
            {
                _found.TryAdd(here.Number, (ListFate.Skip, ListProblems.ExactDouble));
                _doubles.TryAdd(here.Number, new([first.Where, here.Where], "trùng hoàn toàn"));
            }
            else
            {
                _found[here.Number] = (ListFate.Refuse, ListProblems.Contradicts(first.Where));
                _found[first.Number] = (ListFate.Refuse, ListProblems.Contradicts(here.Where));
                _doubles.TryAdd(here.Number, new([first.Where, here.Where], "cùng một hộ nhưng nội dung khác nhau"));
            }

            return;
        }
    }

    public (ListFate Fate, Rules.Problem Why)? Of(int number) => _found.TryGetValue(number, out var found) ? found : null;

    public ListDouble? DoubleOf(int number) => _doubles.GetValueOrDefault(number);

    private static IEnumerable<string> KeysOf(HouseholdWish wish)
    {
        var name = ListKey.Of(wish.HeadName);
        if (wish.Head.PersonalId is { } id)
            yield return $"id {id.Digits} {name}";
        if (wish.Code is { } code)
            yield return $"code {wish.Village!.Id:N} {ListKey.Of(code)} {name}";
        if (wish.Head.Born is { } born && wish.Head.PersonalId is null)
            yield return string.Create(CultureInfo.InvariantCulture, $"born {wish.Village!.Id:N} {name} {born}");
        if (wish.Head.Born is null && wish.Head.PersonalId is null && wish.Code is null)
            yield return $"name {wish.Village!.Id:N} {name} {wish.Source.Signature}";
    }
}
