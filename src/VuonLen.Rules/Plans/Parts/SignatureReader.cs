using System.Text.RegularExpressions;
using VuonLen.Rules.Plans.Text;

namespace VuonLen.Rules.Plans.Parts;

/// <summary>Reads who gets the plan and who signs it, one above the other or side by side.</summary>
/// <law>Nghị định 30/2020/NĐ-CP, Phụ lục I</law>
internal static partial class SignatureReader
{
    public static bool IsAuthority(string text, bool isBadScan) =>
        AuthorityStart().IsMatch(text) || (isBadScan && ScannedAuthority().IsMatch(text));

    public static PlanHead Read(PlanHead head, List<SourceLine> lines, Drafting draft)
    {
        var (authority, role, name, isRecipients) = ((PlanField?)null, (PlanField?)null, (PlanField?)null, false);
        foreach (var line in lines)
        {
            var (left, right) = Columns(line);
            foreach (var (text, isRight) in new[] { (left, false), (right, true) })
            {
                if (text.Length == 0)
                    continue;

                var span = new LineSpan(line.Number, line.Number);
                if (Heading().IsMatch(FoldedText.Of(text, line.IsBadScan).Text))
                {
                    isRecipients = true;
                    draft.Passages.Add(new(text, PassageKind.Heading, span, draft.Sure(0.95)));
                }
                else if (IsAuthority(text, line.IsBadScan) || RoleAlone().IsMatch(text))
                {
                    isRecipients = isRecipients && (isRight || right.Length > 0);
                    (authority, role) = Add(authority, role, text, span, draft);
                }
                else if (isRecipients && (Dash().IsMatch(text) || IsContinued(text, draft)))
                {
                    AddRecipient(text, span, line.IsBadScan, draft);
                }
                else if (Name().IsMatch(text) && (authority is not null || role is not null))
                {
                    name = new(text.Trim(), span, draft.Sure(0.9));
                    isRecipients = isRecipients && isRight;
                }
                else
                {
                    draft.Passages.Add(new(text, Seal().IsMatch(text) ? PassageKind.Layout : PassageKind.Unknown, span, 0.3));
                }
            }
        }

        return head with { Authority = authority, SignerRole = role, SignedBy = name };
    }

    private static (PlanField? Authority, PlanField? Role) Add(PlanField? authority, PlanField? role, string text, LineSpan span, Drafting draft)
    {
        // The role of who signs is the one without "thay"; after TM. alone it is the one that follows.
        var words = text.Trim(' ', ',', ';');
        if (!AuthorityStart().IsMatch(text))
        {
            // "PHÓ TRƯỞNG BAN" and below it the office the signer holds elsewhere.
            var isSecond = role is not null && role.Lines.Last < span.First && span.First - role.Lines.Last <= 4 && !Acting().IsMatch(role.Text);
            return (authority, isSecond ? new($"{role!.Text} / {words}", role.Lines.With(span), role.Confidence) : new(words, span, draft.Sure(0.95)));
        }

        // Who acts as chairman signs in no other's place.
        if (Acting().IsMatch(words))
            role ??= new(words, span, draft.Sure(0.95));
        return (authority is null ? new(words, span, draft.Sure(0.95)) : new($"{authority.Text} / {words}", authority.Lines.With(span), authority.Confidence), role);
    }

    private static void AddRecipient(string text, LineSpan span, bool isBadScan, Drafting draft)
    {
        var bare = Dash().Replace(text, "").TrimEnd();
        var isEnded = draft.Recipients.Count == 0 || draft.Recipients[^1].Text is [.., ';' or '.'];
        if (Dash().IsMatch(text) || isEnded)
            draft.Recipients.Add(new(bare, span, draft.Sure(isBadScan ? 0.6 : 0.95)));
        else
            draft.Recipients[^1] = new($"{draft.Recipients[^1].Text} {bare}", draft.Recipients[^1].Lines.With(span), draft.Recipients[^1].Confidence);
    }

    /// <summary>A recipient's second line: no dash, and the first one was left open.</summary>
    private static bool IsContinued(string text, Drafting draft) =>
        draft.Recipients.Count > 0 && draft.Recipients[^1].Text is [.., not (';' or '.')] && !Name().IsMatch(text);

    private static (string Left, string Right) Columns(SourceLine line)
    {
        // The signature is set to the right of the recipients: by wide blanks, or, scanned, only by its capitals.
        var text = line.Text;
        if (Gap().Match(text) is { Success: true } gap)
            return (text[..gap.Index].Trim(), text[(gap.Index + gap.Length)..].Trim());
        if (line.Indent > 30 && line.Cell is null)
            return ("", text);

        var authority = (line.IsBadScan ? ScannedAuthority() : AuthorityInside()).Match(text);
        return authority.Success && authority.Index > 0 ? (text[..authority.Index].Trim(' ', ','), text[authority.Index..].Trim()) : (text, "");
    }

    /// <summary>After all lines are known: no semicolon, no full stop.</summary>
    public static void Tidy(Drafting draft)
    {
        for (var i = 0; i < draft.Recipients.Count; i++)
            draft.Recipients[i] = draft.Recipients[i] with { Text = draft.Recipients[i].Text.TrimEnd(';', '.', ' ', ',') };
    }

    [GeneratedRegex(@"^(?:(?:TM|KT|TL|TUQ|Q)\s*\.|T/M\.?|K/T\.?|T/L\.?|(?:TM|KT|TUQ)(?=\s(?:ỦY BAN|UỶ BAN|CHỦ TỊCH|BAN )))\s*\p{Lu}")]
    private static partial Regex AuthorityStart();

    [GeneratedRegex(@"(?<=[\s;:])(?:(?:TM|KT|TL|TUQ|Q)\.|T/M\.?|K/T\.?)\s*\p{Lu}{2}|(?<=[;:]\s|\p{Ll}\.\s)(?:PHÓ )?(?:CHỦ TỊCH|GIÁM ĐỐC)")]
    private static partial Regex AuthorityInside();

    [GeneratedRegex(@"(?:^|(?<=\s))(?:TM|KT|TL|TUQ)\.\s*[A-Z]{2}[A-Z ]*$|(?:^|(?<=\s))(?:[A-Z]{2,4} )?CH\w{0,2} T\w{1,2}CH$")]
    private static partial Regex ScannedAuthority();

    [GeneratedRegex(@"^(?:Q\.\s*)?(?:PHÓ |Phó |QUYỀN )?(?:CHỦ TỊCH|Chủ tịch|TRƯỞNG PHÒNG|PHÓ TRƯỞNG PHÒNG|TRƯỞNG BAN|CHI CỤC TRƯỞNG|CỤC TRƯỞNG|CHÁNH VĂN PHÒNG|GIÁM ĐỐC|BÍ THƯ|HIỆU TRƯỞNG|CHỦ NHIỆM)(?:\s[\p{Lu}\s]{0,40})?$")]
    private static partial Regex RoleAlone();

    [GeneratedRegex(@"^\W*noi nh[a-z]{1,3}\b(?=\W*$)", RegexOptions.CultureInvariant)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^Q\s*\.")]
    private static partial Regex Acting();

    [GeneratedRegex(@"^[-–—•+]\s*")]
    private static partial Regex Dash();

    [GeneratedRegex(@"^\p{Lu}[\p{L}'’\-]*(?:\s+\p{Lu}[\p{L}'’\-]*){1,5}$")]
    private static partial Regex Name();

    [GeneratedRegex(@"^\(?(?:đã ký|Đã ký|ký tên|[Kk]ý, đóng dấu)|^[\W\d_]+$")]
    private static partial Regex Seal();

    [GeneratedRegex(@"\s{3,}(?=\S)")]
    private static partial Regex Gap();
}
