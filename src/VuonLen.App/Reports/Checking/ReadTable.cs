using System.Text.RegularExpressions;
using VuonLen.App.Documents;
using VuonLen.Rules.Forms.Layout;

namespace VuonLen.App.Reports.Checking;

/// <summary>Reads one of forms 1 to 13 from somebody's sheet.</summary>
internal sealed partial class ReadTable
{
    private const int MostNotes = 5;

    private static readonly string[] _totals = ["tong cong", "tong so", "tong", "cong", "toan tinh", "toan xa", "toan phuong", "toan huyen", "toan thanh pho"];
    private static readonly string[] _lineWords = ["ho", "so ho", "nhan khau", "khau", "so khau", "tong so", "ho ngheo", "ho can ngheo"];

    private readonly Form _form;
    private readonly IReadOnlyList<SheetRow> _rows;
    private readonly SheetForm _sheet;
    private readonly HashSet<string> _rates;
    private readonly CodeRow? _codes;
    private readonly bool _hasRoman;
    private SheetUnit? _unit;
    private string? _unitNumber;

    private ReadTable(Form form, IReadOnlyList<SheetRow> rows, string source)
    {
        (_form, _rows, _sheet) = (form, rows, new(form.Number, source));
        var known = form.Leaves.Select(l => l.Code!).ToHashSet();
        _rates = [.. form.Leaves.Where(l => l.Rule is CellRule.Rate).Select(l => l.Code!)];
        _codes = CodeRow.Find(form.Number, rows, known) ?? ByPlace();
        if (_codes is not null)
            _hasRoman = rows.Skip(_codes.Row + 1).Any(r => Roman().IsMatch(r[0].ToString().Trim()));
    }

    public static SheetForm Of(Form form, IReadOnlyList<SheetRow> rows, string source)
    {
        var table = new ReadTable(form, rows, source);
        if (table._codes is not { } codes)
        {
            table._sheet.Notes.Add($"{source}: không thấy dòng mã cột của biểu {form.Number} nên không kiểm được.");
            return table._sheet;
        }

        for (var at = codes.Row + 1; at < rows.Count; at++)
            table.Read(rows[at], codes);
        if (table._sheet.Units.Count == 0)
            table._sheet.Notes.Add($"{source}: biểu {form.Number} không có dòng số liệu nào.");
        return table._sheet;
    }

    /// <summary>Without codes the columns are only taken for the form's if there are exactly as many.</summary>
    private CodeRow? ByPlace()
    {
        var at = 0;
        while (at < _rows.Count && !(Number().IsMatch(_rows[at][0].ToString().Trim()) && IsName(_rows[at][1])))
            at++;
        var first = _form is { HasLines: true, NameCodes.Count: > 2 } ? 3 : 2;
        if (at == _rows.Count || at == 0 || _rows.Skip(at).Max(r => r.Cells.Count) - first != _form.Leaves.Count)
            return null;
        return new(at - 1, _form.Leaves.Select((leaf, i) => (first + i, leaf.Code!)).ToDictionary(l => l.Item1, l => l.Item2));
    }

    private void Read(SheetRow row, CodeRow codes)
    {
        string? number = null, name = null, line = null;
        for (var column = 0; column < codes.First; column++)
        {
            var text = row[column].ToString().Trim();
            if (text.Length == 0)
                continue;
            if (IsName(row[column]) && !Roman().IsMatch(text))
            {
                var folded = FormTitles.Fold(text).Trim('-', '+', ' ', ':');
                if (_form.HasLines && Array.IndexOf(_lineWords, folded) >= 0 && (column == codes.First - 1 || name is not null))
                    line = folded;
                else
                    name ??= text;
            }
            else if (Number().IsMatch(text) || Roman().IsMatch(text))
            {
                number ??= text.TrimEnd('.');
            }
        }

        var hasFigures = codes.Codes.Keys.Any(c => row[c].Kind != CellKind.Blank);
        if (name is not null)
        {
            var isAgain = _unit is not null && _form.HasLines && name == _unit.Name && number == _unitNumber && !_unit.Lines.Contains(LineOf(line));
            if (!isAgain && !Begin(name, number, hasFigures))
                return;
        }
        else if (_unit is null || !_form.HasLines || !hasFigures || _unit.Lines.Count >= _form.Lines.Count)
        {
            // What follows without a name and is no further line of the unit belongs to nobody.
            if (number is null || !hasFigures)
                _unit = line is null && !hasFigures ? null : _unit;
            return;
        }

        Figures(row, codes, LineOf(line));
    }

    private bool Begin(string name, string? number, bool hasFigures)
    {
        var folded = FormTitles.Fold(name).Trim('(', ')', ' ', ':');
        if (folded.Length <= 1)
            return false; // the row of codes, printed again
        var isTotal = Array.IndexOf(_totals, folded) >= 0;
        if (number is null && !isTotal && !hasFigures)
        {
            _unit = null;
            return false;
        }

        var rank = isTotal && number is null ? UnitRank.Total
            : number is null ? _sheet.Units.LastOrDefault()?.Rank is UnitRank.Child ? UnitRank.Child : UnitRank.Group
            : Roman().IsMatch(number) ? UnitRank.Group
            : _hasRoman || number.AsSpan().IndexOfAny('.', ',') > 0 ? UnitRank.Child
            : UnitRank.Group;
        if (rank is UnitRank.Child && !_sheet.Units.Exists(u => u.Rank is UnitRank.Group))
            rank = UnitRank.Group;
        _unit = new(name, rank);
        _unitNumber = number;
        _sheet.Units.Add(_unit);
        return true;
    }

    private void Figures(SheetRow row, CodeRow codes, int line)
    {
        _unit!.Lines.Add(line);
        foreach (var (column, code) in codes.Codes)
        {
            if (!FigureText.TryRead(row[column], _rates.Contains(code), out var figure))
            {
                if (_sheet.Notes.Count < MostNotes)
                    _sheet.Notes.Add($"{_sheet.Source}, dòng {row.Number}: ô cột {code} không đọc được thành số (\"{Short(row[column].ToString())}\").");
            }
            else if (figure is { } value)
            {
                _unit.Cells[(line, code)] = value;
            }
        }
    }

    private int LineOf(string? line) => line switch
    {
        "ho" or "so ho" => 0,
        "nhan khau" or "khau" or "so khau" => 1,
        "ho ngheo" => 1,
        "ho can ngheo" => 2,
        "tong so" => 0,
        _ => _unit is null ? 0 : Math.Min(_unit.Lines.Count, _form.Lines.Count - 1),
    };

    private static bool IsName(SheetCell cell) => cell.Kind == CellKind.Text && cell.Text!.Any(char.IsLetter);

    private static string Short(string text) => text.Length <= 20 ? text : text[..20] + "…";

    [GeneratedRegex(@"^\d{1,4}([.,]\d{1,4})*\.?$")]
    private static partial Regex Number();

    [GeneratedRegex(@"^[IVX]{1,6}\.?$")]
    private static partial Regex Roman();
}
