using VuonLen.Rules;

namespace VuonLen.Host;

/// <summary>The product's clock: it runs like the real one, from a chosen date on.</summary>
internal sealed class ProductClock(TimeProvider real, TimeSpan ahead) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => real.GetUtcNow() + ahead;

    /// <summary>Shifts by whole days, so that it is this date in Vietnam now, at the present time of day.</summary>
    /// <param name="today">Null for the real date.</param>
    /// <param name="real">What runs.</param>
    public static TimeProvider StartingOn(DateOnly? today, TimeProvider real) =>
        today is { } day ? new ProductClock(real, TimeSpan.FromDays(day.DayNumber - real.Today.DayNumber)) : real;
}
