using VuonLen.Rules.Plans.Parts;
using VuonLen.Rules.Plans.Tables;
using VuonLen.Rules.Plans.Text;

namespace VuonLen.Rules.Plans;

/// <summary>Reads the text of a plan into a draft (đọc kế hoạch): by the format and the wording of official documents alone.</summary>
/// <law>Nghị định 30/2020/NĐ-CP, Phụ lục I</law>
public static class PlanReader
{
    /// <summary>Reads a document.</summary>
    /// <param name="lines">All its lines in order, blank ones included; numbers ascend.</param>
    /// <param name="isScanned">Whether the letters were read off a picture: then nothing is quite sure.</param>
    /// <param name="cancel">Stops a text that takes too long.</param>
    /// <returns>The draft; empty lists where the document says nothing.</returns>
    public static PlanDraft Read(IReadOnlyList<PlanLine> lines, bool isScanned = false, CancellationToken cancel = default)
    {
        var (clean, layout) = LineCleaner.Clean(TableDetector.Mark(lines));
        var draft = new Drafting(clean is [{ IsBadScan: true }, ..], isScanned, cancel);
        draft.Passages.AddRange(layout);
        if (draft.IsBadScan)
            draft.Warnings.Add(Checks.PlanWarnings.BadScan());
        else if (isScanned)
            draft.Warnings.Add(Checks.PlanWarnings.Scanned());

        var regions = Regions.Of(Grid.WithoutLayoutTables(clean));
        draft.Passages.AddRange(regions.Repeated.Select(l => new PlanPassage(l.Text, PassageKind.Layout, new(l.Number, l.Number), 0.9)));
        var head = new HeadReader().Read(regions, draft);
        draft.Year = head.Year is { } year ? int.Parse(year.Text, System.Globalization.CultureInfo.InvariantCulture) : null;

        var (opening, closing) = new BodyReader(draft).Read(regions.Body);
        new BodyReader(draft).ReadAnnex(regions.Annex);
        head = SignatureReader.Read(head, regions.Closing, draft);
        SignatureReader.Tidy(draft);
        head = Issuers.Complete(head, opening, closing, draft);

        var read = Result(lines, head, draft);
        return read with { Warnings = [.. draft.Warnings.Concat(Checks.PlanChecks.Check(read, lines)).Distinct()] };
    }

    private static PlanDraft Result(IReadOnlyList<PlanLine> lines, PlanHead head, Drafting draft)
    {
        var unread = draft.Passages.FindAll(p => p.Kind == PassageKind.Unknown);
        List<PlanPassage> passages = [.. draft.Passages.Where(p => p.Kind != PassageKind.Unknown).OrderBy(p => p.Lines.First)];
        var read = new PlanDraft
        {
            Head = head,
            Bases = draft.Bases,
            Targets = draft.Targets,
            Tasks = [.. draft.Tasks.OrderBy(t => t.Lines.First)],
            Actors = [.. draft.Actors.OrderBy(a => a.Lines.First)],
            Funding = draft.Funding,
            Reports = [.. draft.Reports.OrderBy(r => r.Lines.First)],
            Recipients = draft.Recipients,
            Passages = passages,
            Unread = unread,
            IsBadScan = draft.IsBadScan,
        };
        return read with { Unread = [.. unread.Concat(Coverage.Missing(lines, read)).OrderBy(p => p.Lines.First)] };
    }
}
