namespace VuonLen.App.Households.Demo;

/// <summary>Numbers that look drawn by lot and are the same again for the same seed, on every machine and version.</summary>
/// <remarks>SplitMix64. The framework's own generator does not promise the same numbers in its next version.</remarks>
internal sealed class Dice(ulong seed)
{
    private ulong _state = seed;

    /// <summary>One for each household, so that any of them can be made without the ones before it.</summary>
    public static Dice For(int seed, string place, int household)
    {
        unchecked
        {
            var mixed = Mix((uint)seed);
            foreach (var letter in place)
                mixed = Mix(mixed ^ letter);
            return new(Mix(mixed ^ (uint)household));
        }
    }

    public int Below(int count) => (int)Math.BigMul(Next(), (ulong)count, out _);

    /// <summary>Both ends included.</summary>
    public int Between(int least, int most) => least + Below(most - least + 1);

    public bool Chance(int percent) => Below(100) < percent;

    public T Of<T>(IReadOnlyList<T> choices) => choices[Below(choices.Count)];

    /// <summary>One of the choices, those with more weight more often.</summary>
    public T Of<T>(IReadOnlyList<(T Choice, int Weight)> choices)
    {
        var left = Below(choices.Sum(c => c.Weight));
        foreach (var (choice, weight) in choices)
        {
            if (left < weight)
                return choice;
            left -= weight;
        }

        return choices[^1].Choice;
    }

    public void Shuffle<T>(IList<T> items)
    {
        for (var i = items.Count - 1; i > 0; i--)
        {
            var other = Below(i + 1);
            (items[i], items[other]) = (items[other], items[i]);
        }
    }

    /// <summary>A day of the year, and of this year none after the last one.</summary>
    public DateOnly DayIn(int year, DateOnly last)
    {
        var days = year == last.Year ? last.DayOfYear : 365;
        return new DateOnly(year, 1, 1).AddDays(Below(days));
    }

    /// <summary>A version-7 id of an instant.</summary>
    public Guid Id(DateTimeOffset at)
    {
        Span<byte> bytes = stackalloc byte[16];
        BitConverter.TryWriteBytes(bytes, Next());
        BitConverter.TryWriteBytes(bytes[8..], Next());
        var milliseconds = at.ToUnixTimeMilliseconds();
        for (var i = 0; i < 6; i++)
            bytes[i] = (byte)((milliseconds >> (40 - (8 * i))) & 0xFF);
        bytes[6] = (byte)(0x70 | (bytes[6] & 0x0F));
        bytes[8] = (byte)(0x80 | (bytes[8] & 0x3F));
        return new(bytes, bigEndian: true);
    }

    private static ulong Mix(ulong value) => new Dice(value).Next();

    private ulong Next()
    {
        unchecked
        {
            _state += 0x9E3779B97F4A7C15;
            var z = _state;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
