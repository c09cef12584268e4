namespace VuonLen.App.Households;

/// <summary>What a page says after something was saved; the address carries the key: <c>?done=death</c>.</summary>
public static class Done
{
    /// <summary>The sentence, or null for what is no key.</summary>
    public static string? SentenceOf(string? key) => key switch
    {
        "registered" => "Đã đăng ký hộ.",
        "saved" => "Đã lưu.",
        "b1" => "Đã lưu điểm B1 và các mục đã chọn.",
        "member" => "Đã thêm thành viên.",
        "relationships" => "Đã lưu quan hệ với chủ hộ.",
        "head" => "Đã đổi chủ hộ. Hãy khai lại quan hệ của các thành viên với chủ hộ mới.",
        "death" => "Đã ghi việc qua đời.",
        "departure" => "Đã ghi việc chuyển đi.",
        "split" => "Đã tách hộ. Đây là hộ mới: hãy khai nhà ở, điểm B1 và các thông tin khác của hộ.",
        "merge" => "Đã nhập hộ. Hãy khai quan hệ của các thành viên mới với chủ hộ.",
        "move" => "Đã chuyển hộ sang thôn mới.",
        "undo" => "Đã đính chính thay đổi gần nhất. Dòng thời gian vẫn ghi lại việc này.",
        "mistaken" => "Đã đính chính: hộ này không còn được tính.",
        "status" => "Đã ghi vào sổ công nhận.",
        "kept" => "Đã lưu kết quả phân loại.",
        "note" => "Đã ghi chú.",
        "finding" => "Đã ghi phát hiện giám sát.",
        "mentor" => "Đã phân công người giúp đỡ.",
        "mentor-ended" => "Đã kết thúc phân công.",
        _ => null,
    };
}
