namespace VuonLen.App.Plans;

/// <summary>What a plan says besides targets and tasks (nội dung khác của kế hoạch).</summary>
public sealed class PlanClause : PlanPart
{
    public required ClauseKind Kind { get; set; }

    /// <summary>Of a basis its kind of document, of an actor its name, of a head's field and a passage which one, of a warning its code.</summary>
    public string? Name { get; set; }

    /// <summary>Of a basis: số, ký hiệu.</summary>
    public string? Number { get; set; }

    /// <summary>Of a basis: ngày ban hành.</summary>
    public DateOnly? IssuedOn { get; set; }

    /// <summary>Of a basis: cơ quan ban hành.</summary>
    public string? Issuer { get; set; }

    /// <summary>Of a basis: trích yếu.</summary>
    public string? Subject { get; set; }

    /// <summary>Of a source of money: đồng, when the document says one.</summary>
    public long? Amount { get; set; }

    internal override void TakeIn(PlanPart next)
    {
        if (next is not PlanClause other)
            return;

        (Name, Number, IssuedOn) = (Name ?? other.Name, Number ?? other.Number, IssuedOn ?? other.IssuedOn);
        (Issuer, Subject, Amount) = (Issuer ?? other.Issuer, Subject ?? other.Subject, Amount ?? other.Amount);
    }

    internal override PlanPart Copy(Plan plan, string text) => As(
        new PlanClause
        {
            AreaPath = plan.AreaPath,
            PlanId = plan.Id,
            Text = text,
            Kind = Kind,
            Name = Name,
            Number = Number,
            IssuedOn = IssuedOn,
            Issuer = Issuer,
            Subject = Subject,
            Amount = Amount,
        },
        plan);
}

/// <summary>What a clause of a plan is (loại nội dung).</summary>
public enum ClauseKind
{
    /// <summary>Căn cứ.</summary>
    Basis,

    /// <summary>Đơn vị thực hiện.</summary>
    Actor,

    /// <summary>Nguồn kinh phí.</summary>
    Funding,

    /// <summary>Nơi nhận.</summary>
    Recipient,

    /// <summary>Đoạn văn: mục đích, thực trạng, đề mục…</summary>
    Passage,

    /// <summary>Thông tin đầu văn bản, phần ký.</summary>
    HeadField,

    /// <summary>Điều người đọc máy muốn nói thêm.</summary>
    ReaderNote,
}
