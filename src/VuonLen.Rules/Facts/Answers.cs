namespace VuonLen.Rules.Facts;

/// <summary>Sex as in the identity papers (giới tính).</summary>
public enum Sex
{
    /// <summary>Nam.</summary>
    Male,

    /// <summary>Nữ.</summary>
    Female,
}

/// <summary>What a member works at (việc làm).</summary>
public enum Work
{
    /// <summary>Không có việc làm.</summary>
    None,

    /// <summary>Làm công ăn lương, có hợp đồng lao động.</summary>
    WageWithContract,

    /// <summary>Làm công ăn lương, không có hợp đồng lao động.</summary>
    WageWithoutContract,

    /// <summary>Tự làm nông, lâm, ngư nghiệp hoặc kinh doanh.</summary>
    OwnFarmOrBusiness,
}

/// <summary>The level a member attends now (đang học).</summary>
public enum Studying
{
    /// <summary>Không đi học.</summary>
    None,

    /// <summary>Mầm non.</summary>
    Preschool,

    /// <summary>Tiểu học.</summary>
    Primary,

    /// <summary>Trung học cơ sở.</summary>
    LowerSecondary,

    /// <summary>Trung học phổ thông.</summary>
    UpperSecondary,

    /// <summary>Sơ cấp, trung cấp nghề.</summary>
    Vocational,

    /// <summary>Cao đẳng.</summary>
    College,

    /// <summary>Đại học trở lên.</summary>
    University,
}

/// <summary>The highest level a member has completed (đã tốt nghiệp).</summary>
public enum Completed
{
    /// <summary>Chưa tốt nghiệp cấp nào.</summary>
    None,

    /// <summary>Tiểu học.</summary>
    Primary,

    /// <summary>Trung học cơ sở.</summary>
    LowerSecondary,

    /// <summary>Trung học phổ thông.</summary>
    UpperSecondary,

    /// <summary>Sơ cấp nghề.</summary>
    ElementaryVocational,

    /// <summary>Trung cấp.</summary>
    Intermediate,

    /// <summary>Cao đẳng.</summary>
    College,

    /// <summary>Đại học trở lên.</summary>
    University,
}

/// <summary>Whether a part of the dwelling is of durable material (vật liệu bền chắc).</summary>
public enum Material
{
    /// <summary>Bền chắc.</summary>
    Durable,

    /// <summary>Không bền chắc.</summary>
    NotDurable,
}

/// <summary>Main source of water for daily life (nguồn nước sinh hoạt).</summary>
public enum Water
{
    /// <summary>Nước máy.</summary>
    Tap,

    /// <summary>Giếng khoan.</summary>
    Borehole,

    /// <summary>Giếng đào được bảo vệ.</summary>
    ProtectedWell,

    /// <summary>Khe, mó nước được bảo vệ.</summary>
    ProtectedSpring,

    /// <summary>Nước mưa.</summary>
    Rain,

    /// <summary>Nước đóng chai, bình.</summary>
    Bottled,

    /// <summary>Nguồn khác, không hợp vệ sinh.</summary>
    Other,
}

/// <summary>The toilet the household uses (nhà tiêu).</summary>
public enum Toilet
{
    /// <summary>Tự hoại, bán tự hoại.</summary>
    Septic,

    /// <summary>Thấm dội nước.</summary>
    PourFlush,

    /// <summary>Cải tiến có ống thông hơi (VIP).</summary>
    Vip,

    /// <summary>Hai ngăn.</summary>
    DoubleVault,

    /// <summary>Hố xí đào có bệ ngồi.</summary>
    DugWithSlab,

    /// <summary>Loại khác.</summary>
    Other,

    /// <summary>Không có nhà tiêu.</summary>
    None,
}
