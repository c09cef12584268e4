namespace VuonLen.Rules.Forms.Movements;

/// <summary>The twelve kinds of change between two lists (diễn biến hộ nghèo, hộ cận nghèo).</summary>
public enum Movement
{
    /// <summary>Vẫn là hộ nghèo.</summary>
    PoorStay,

    /// <summary>Thoát nghèo, trở thành hộ cận nghèo.</summary>
    PoorToNear,

    /// <summary>Thoát nghèo, vượt chuẩn cận nghèo.</summary>
    PoorToAbove,

    /// <summary>Hộ cận nghèo trở thành hộ nghèo.</summary>
    NearToPoor,

    /// <summary>Vẫn là hộ cận nghèo.</summary>
    NearStay,

    /// <summary>Thoát cận nghèo.</summary>
    NearToAbove,

    /// <summary>Tái nghèo: was once recognised as having escaped poverty.</summary>
    PoorReturn,

    /// <summary>Hộ nghèo phát sinh mới.</summary>
    PoorNew,

    /// <summary>Tái cận nghèo: was once recognised as having escaped near-poverty.</summary>
    NearReturn,

    /// <summary>Hộ cận nghèo phát sinh mới.</summary>
    NearNew,

    /// <summary>Khác – giảm.</summary>
    OtherDecrease,

    /// <summary>Khác – tăng.</summary>
    OtherIncrease,
}
