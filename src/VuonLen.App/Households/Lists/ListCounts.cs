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

    internal void Count(ListFate fate, ItemContent content)
    {
        var changedPersons = content.Differences.Where(d => d.Who is not null).Select(d => d.Who).Distinct().Count();
        switch (fate)
        {
            case ListFate.Add:
                AddedHouseholds++;
                AddedPersons += content.Members;
                break;
            case ListFate.Change:
                ChangedHouseholds++;
                ChangedPersons += changedPersons;
                break;
            case ListFate.Same:
                SameHouseholds++;
                SamePersons += content.Members;
                break;
            case ListFate.Refuse:
                RefusedHouseholds++;
                RefusedRows += content.Refused.Select(f => (f.Sheet, f.Row)).Distinct().Count();
                break;
            case ListFate.Choose:
                Choices++;
                break;
            case ListFate.Skip:
                Skipped++;
                break;
        }

        Warnings += content.Warnings.Count;
    }
}
