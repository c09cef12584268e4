using VuonLen.Rules.Plans.Figures;
using VuonLen.Rules.Plans.Outline;
using VuonLen.Rules.Plans.Text;

namespace VuonLen.Rules.Plans.Parts;

/// <summary>Makes targets of the figures, and of the words without figures, in a section of goals.</summary>
internal static partial class TargetsReader
{
    private const int LongestClause = 1_200;

    /// <summary>Nor a plan more than this.</summary>
    private const int MostTargets = 2_000;

    /// <summary>No sentence of a plan counts more things than this.</summary>
    private const int MostFigures = 60;

    /// <summary>Reads one paragraph.</summary>
    /// <param name="paragraph">An item of a section of goals.</param>
    /// <param name="from">Where in it the goals begin.</param>
    /// <param name="isWordsToo">Whether an item without figures is a target.</param>
    /// <param name="draft">Gets the targets.</param>
    /// <param name="until">Until when, as the heading above says; what the item itself says goes before.</param>
    public static void Read(Paragraph paragraph, int from, bool isWordsToo, Drafting draft, DateOnly? until = null)
    {
        var folded = paragraph.Folded;
        var before = draft.Targets.Count;
        DateOnly? untilAll = null;
        foreach (var clause in Clauses.Parts(folded).FindAll(c => c.End > from).Select(c => c with { Start = Math.Max(c.Start, from) }))
        {
            var first = draft.Targets.Count;
            ReadClause(paragraph, clause, draft);

            // "Cuối năm 2026 còn 70 hộ nghèo; còn 120 hộ cận nghèo": the time that opens the sentence is that of all its parts.
            untilAll = TimeFirst().IsMatch(clause.Of(folded)) ? ByOf(folded, clause, draft) : clause.Start > 0 && folded.Text[..clause.Start].TrimEnd().EndsWith('.') ? null : untilAll;
            for (var i = first; i < draft.Targets.Count; i++)
                draft.Targets[i] = draft.Targets[i] with { By = draft.Targets[i].By ?? untilAll ?? until };
        }

        if (draft.Targets.Count > before)
        {
            PassRest(paragraph, before, draft);
            return;
        }

        if (isWordsToo && paragraph.Text.Length > 12)
            draft.Targets.Add(new(paragraph.Text, paragraph.Lines, draft.Sure(0.6)) { Kind = TargetKind.Words, Measure = PlanMeasures.ProposeFolded(folded.Text) });
        else
            draft.Pass(paragraph, PassageKind.GeneralGoal);
    }

    /// <summary>Words beside the figures, when they stand on lines of their own.</summary>
    private static void PassRest(Paragraph paragraph, int before, Drafting draft)
    {
        var covered = draft.Targets.Skip(before).SelectMany(t => Enumerable.Range(t.Lines.First, t.Lines.Last - t.Lines.First + 1)).ToHashSet();
        foreach (var clause in Clauses.Parts(paragraph.Folded))
        {
            var lines = paragraph.LinesOfFolded(clause.Start, clause.End);
            if (!covered.Contains(lines.First) || !covered.Contains(lines.Last))
                draft.Passages.Add(new(clause.Written(paragraph.Folded), PassageKind.GeneralGoal, lines, draft.Sure(0.7)));
        }
    }

    /// <summary>"Tổng số hộ đăng ký thoát nghèo là 51 hộ": a target although it stands under "Đối tượng".</summary>
    public static bool IsAim(string folded) => Aim().IsMatch(folded);

    private static void ReadClause(Paragraph paragraph, Clause clause, Drafting draft)
    {
        var folded = paragraph.Folded;
        if (draft.Targets.Count >= MostTargets)
            return;

        var text = clause.Of(folded);
        var figures = Figure.Find(folded, clause.Start, clause.End).FindAll(f => !IsOfAgeOrPlace(folded.Text, f) && !IsOfOne(folded.Text, clause, f));
        figures.RemoveAll(f => f != figures[0] && PlaceUnit().IsMatch(f.FoldedUnit) && Where().IsMatch(folded.Text[clause.Start..f.Start]));
        var whole = Start(paragraph, clause, draft, 0.85) with { By = ByOf(folded, clause, draft) };
        if (figures.Count > MostFigures)
            figures.RemoveRange(MostFigures, figures.Count - MostFigures);
        if (None().IsMatch(text) && figures.TrueForAll(f => !f.IsPercent && (draft.IsBadScan || f.Value == 0)))
        {
            draft.Targets.Add(whole with { Kind = TargetKind.None, Value = 0 });
            return;
        }

        for (var i = 0; i < figures.Count; i++)
        {
            var figure = figures[i];
            var since = i > 0 ? figures[i - 1].End : clause.Start;
            var until = i + 1 < figures.Count ? figures[i + 1].Start : clause.End;
            var ahead = folded.Text[since..figure.Start];
            if (figure.FoldedUnit is "diem %" && i > 0 && RepeatsAbove().IsMatch(ahead))
                continue;

            // "giảm từ 8,40% (cuối năm 2023) xuống còn 7,10%": one target with its start.
            if (i + 1 < figures.Count && (From().IsMatch(ahead) || StartsFrom().IsMatch(folded.Text[figure.End..until]) || Change().IsMatch(ahead)) && Down().IsMatch(folded.Text[figure.End..figures[i + 1].Start]) && figures[i + 1].FoldedUnit == figure.FoldedUnit)
            {
                var reached = figures[++i];
                until = i + 1 < figures.Count ? figures[i + 1].Start : clause.End;
                var target = Complete(paragraph, whole, since, reached, until, draft);
                draft.Targets.Add(reached.Low is not null ? target : target with { Kind = TargetKind.Reach, From = figure.Value });
                continue;
            }

            // "02 trong 03 hộ", "02/03 hộ".
            if (PartOfSet().Match(folded.Text, since, figure.End - since) is { Success: true } part && Figure.Parse(part.Groups["some"].Value) is { } some)
            {
                draft.Targets.Add(Complete(paragraph, whole, since, figure, until, draft) with { Kind = TargetKind.PartOfSet, Value = some, From = figure.Value, To = null });
                continue;
            }

            var counted = Complete(paragraph, whole, since, figure, until, draft);

            // "Giảm 40 hộ nghèo và 25 hộ cận nghèo": the verb is for both.
            if (i > 0 && Also().IsMatch(ahead) && draft.Targets[^1].Kind is TargetKind.ReduceBy or TargetKind.IncreaseBy && counted.Kind == TargetKind.Reach && !figure.IsPercent)
                counted = counted with { Kind = draft.Targets[^1].Kind };
            draft.Targets.Add(counted is { Kind: TargetKind.Reach, Value: 0, Bound: TargetBound.Exactly } && !figure.IsPercent ? counted with { Kind = TargetKind.None } : counted);
        }
    }

    private static PlanTarget Start(Paragraph paragraph, Clause clause, Drafting draft, double confidence)
    {
        var text = clause.Written(paragraph.Folded);
        return new(text, paragraph.LinesOfFolded(clause.Start, clause.End), draft.Sure(confidence))
        {
            Kind = TargetKind.Words,
            Measure = PlanMeasures.ProposeFolded(clause.Of(paragraph.Folded)),
        };
    }

    private static PlanTarget Complete(Paragraph paragraph, PlanTarget whole, int since, Figure figure, int until, Drafting draft)
    {
        var folded = paragraph.Folded;
        var (ahead, behind) = (folded.Text[Math.Max(since, figure.Start - 70)..figure.Start], folded.Text[figure.End..until]);
        var near = Near(folded.Text, since, figure, until);
        var kind = KindOf(figure, ahead, behind);
        var (area, areaStart) = AreaOf(folded, since, figure.Start);
        var target = area is null ? Around(whole, paragraph, figure, draft) : Start(paragraph, new(areaStart, EndOfPart(folded.Text, figure.End, until)), draft, 0.85);
        return target with
        {
            Kind = kind,
            Bound = BoundOf(ahead, behind),
            Measure = MeasureOf(figure, kind, near, whole.Measure ?? (area is null ? null : OfWhole(paragraph, draft))),
            Value = kind == TargetKind.Range ? null : figure.Value,
            From = kind == TargetKind.Range ? figure.Low : null,
            To = kind == TargetKind.Range ? figure.Value : null,
            Unit = figure.Unit,
            Text = target.Text.Trim(' ', ',', '.', ';', ':'),
            Area = area,
            By = whole.By,
        };
    }

    /// <summary>What is counted stands right after the figure, what a rate is of stands before it.</summary>
    private static string Near(string text, int since, Figure figure, int until) =>
        figure.IsPercent && Rate().IsMatch(text[since..figure.Start]) ? text[since..figure.Start] : text[figure.Start..until];

    /// <summary>"… Trong đó: xã A giảm 01 hộ": what the sentence before was about.</summary>
    private static string? OfWhole(Paragraph paragraph, Drafting draft) =>
        draft.Targets is [.., var before] && before.Lines.First >= paragraph.Lines.First ? before.Measure : null;

    private static string? MeasureOf(Figure figure, TargetKind kind, string near, string? ofClause)
    {
        // "khoảng 08 hộ nghèo" in a clause about houses is about houses; "giảm 01 hộ nghèo" is about the poor.
        var code = PlanMeasures.ProposeFolded(near);

        // "giảm 15% số hộ nghèo hiện có" is a share of the households, no points of their rate.
        if (figure.IsPercent && OfCount().IsMatch(near))
            return code;
        if (code is null || (PlanMeasures.IsGeneral(code) && kind is TargetKind.Share or TargetKind.Reach or TargetKind.Range && ofClause is not null && !PlanMeasures.IsGeneral(ofClause)))
            code = ofClause;
        return (code, figure.IsPercent) switch
        {
            ("poor_households", true) when kind is not TargetKind.Share => "poor_rate",
            ("near_poor_households", true) when kind is not TargetKind.Share => "near_poor_rate",
            ("poor_rate" or "multidimensional_rate", false) => "poor_households",
            ("near_poor_rate", false) => "near_poor_households",
            _ => code,
        };
    }

    private static TargetKind KindOf(Figure figure, string ahead, string behind)
    {
        if (figure.Low is not null)
            return TargetKind.Range;
        if (Reach().Matches(ahead) is [.., var reach] && !(Change().Matches(ahead) is [.., var last] && last.Index > reach.Index))
            return figure is { IsPercent: true, Value: 100 } && !Rate().IsMatch(ahead) ? TargetKind.Share : TargetKind.Reach;
        if (Change().Matches(ahead) is [.., var change])
            return change.Value.StartsWith("giam", StringComparison.Ordinal) ? TargetKind.ReduceBy : TargetKind.IncreaseBy;
        return figure.IsPercent && !Rate().IsMatch(ahead) && behind.Trim(' ', ',', '.').Length > 3 ? TargetKind.Share : TargetKind.Reach;
    }

    private static TargetBound BoundOf(string ahead, string behind)
    {
        if (Onwards().IsMatch(behind) || AtLeast().IsMatch(ahead))
            return TargetBound.AtLeast;
        if (AtMost().IsMatch(ahead))
            return TargetBound.AtMost;
        return Above().IsMatch(ahead) ? TargetBound.Above : About().IsMatch(ahead) ? TargetBound.About : TargetBound.Exactly;
    }

    /// <summary>Of a clause without end only what stands about the figure.</summary>
    private static PlanTarget Around(PlanTarget whole, Paragraph paragraph, Figure figure, Drafting draft)
    {
        if (whole.Text.Length <= LongestClause)
            return whole;

        var near = new Clause(Math.Max(0, figure.Start - (LongestClause / 2)), Math.Min(paragraph.Folded.Text.Length, figure.End + (LongestClause / 2)));
        return Start(paragraph, near, draft, 0.6) with { Measure = whole.Measure, By = whole.By };
    }

    private static int EndOfPart(string text, int from, int until) => text.IndexOfAny([',', ';', ':'], from, until - from) is >= 0 and var end ? end : until;

    private static (string? Area, int Start) AreaOf(FoldedText text, int since, int until)
    {
        var area = Area().Match(text.Text, since, until - since);
        if (!area.Success || text.Slice(area.Groups["area"]) is not { } written)
            return (null, since);

        // "toàn xã" is no name: a name has a capital or a number.
        var name = written[(written.IndexOf(' ', StringComparison.Ordinal) + 1)..];
        return name.Any(c => char.IsUpper(c) || char.IsDigit(c)) ? (written.Trim(' ', ':', ','), area.Groups["area"].Index) : (null, since);
    }

    /// <summary>The year a heading sets for what stands below it: "Đến năm 2030".</summary>
    public static DateOnly? UntilOf(string title) =>
        UntilYear().Match(FoldedText.Fold(title)) is { Success: true } m && int.Parse(m.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture) is var year ? new(year, 12, 31) : null;

    private static bool IsOfOne(string text, Clause clause, Figure figure) =>
        figure.FoldedUnit.Contains("dong", StringComparison.Ordinal) && !Income().IsMatch(text[clause.Start..figure.Start])
        && (figure.FoldedUnit.Contains('/', StringComparison.Ordinal) || EachOne().IsMatch(text[figure.End..clause.End]));

    private static DateOnly? ByOf(FoldedText text, Clause clause, Drafting draft)
    {
        // The last one: "8,40% (cuối năm 2023) xuống còn 7,10% (cuối năm 2024)".
        var time = PlanDates.Find(text, clause, null).FindLast(t => t.HasCue);
        return time?.Day is { } day && (draft.Year is null || day.Year >= draft.Year) ? day : null;
    }

    /// <summary>"từ 15 tuổi", "tổ 04", "lần 2" are no targets; the unit list leaves most of them out already.</summary>
    private static bool IsOfAgeOrPlace(string text, Figure figure) => AgeOrPlace().IsMatch(text[Math.Max(0, figure.Start - 12)..figure.Start]);
}
