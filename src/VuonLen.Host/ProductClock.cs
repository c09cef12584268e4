using VuonLen.Rules;

namespace VuonLen.Host;

/// <summary>The product's clock: it runs like the real one, from a chosen date on.</summary>
internal sealed class ProductClock(TimeSpan ahead) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + ahead;

    /// <summary>Shifts by whole days, so that it is this date in Vietnam now, at the present time of day.</summary>
    /// <param name="today">Null for the real date.</param>
    public static TimeProvider StartingOn(DateOnly? today) => today is { } day
        ? new ProductClock(TimeSpan.FromDays(day.DayNumber - System.Today.DayNumber))
        : System;
}
