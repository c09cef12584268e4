using System.Text.Json;

namespace VuonLen.App.Households.Lists;

/// <summary>What an import would do, or did (kết quả).</summary>
public sealed class ListCounts
{
    public int AddedHouseholds { get; set; }

    public int AddedPersons { get; set; }

    public int ChangedHouseholds { get; set; }

    public int ChangedPersons { get; set; }

    public int SameHouseholds { get; set; }

    public int SamePersons { get; set; }

    public int RefusedHouseholds { get; set; }

    public int RefusedRows { get; set; }

    /// <summary>Waiting for a person's choice.</summary>
    public int Choices { get; set; }

    public int Skipped { get; set; }

    public int Warnings { get; set; }

    /// <summary>Planned, but not written: somebody changed the household meanwhile.</summary>
    public int Failed { get; set; }

    public int Recognitions { get; set; }

    public static ListCounts Read(string? json) => json is null ? new() : JsonSerializer.Deserialize<ListCounts>(json)!;

    public string Write() => JsonSerializer.Serialize(this);

    /// <param name="fate">Of the item.</param>
    /// <param name="content">Of the item.</param>
    /// <param name="times">-1 takes the item out again.</param>
    internal void Count(ListFate fate, ItemContent content, int times = 1)
    {
        switch (fate)
        {
            case ListFate.Add:
                AddedHouseholds += times;
                AddedPersons += times * content.Members;
                break;
            case ListFate.Change:
                ChangedHouseholds += times;
                ChangedPersons += times * content.Differences.Select(d => d.Who).OfType<string>().Distinct().Count();
                break;
            case ListFate.Same:
                SameHouseholds += times;
                SamePersons += times * content.Members;
                break;
            case ListFate.Refuse:
                RefusedHouseholds += times;
                RefusedRows += times * content.Refused.Select(f => (f.Sheet, f.Row)).Distinct().Count();
                break;
            case ListFate.Choose:
                Choices += times;
                break;
            case ListFate.Skip:
                Skipped += times;
                break;
        }

        Warnings += times * content.Warnings.Count;
    }
}
