using System.Globalization;

namespace VuonLen.Host.Commands;

/// <summary>Tells where long work stands, at most every tenth of the way.</summary>
internal sealed class TenthsProgress(TextWriter error) : IProgress<(int Done, int Total)>
{
    private int _told = -1;

    public void Report((int Done, int Total) value)
    {
        var tenth = value.Total == 0 ? 10 : value.Done * 10 / value.Total;
        if (tenth == _told)
            return;
        _told = tenth;
        error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"… {value.Done} / {value.Total}"));
    }
}
