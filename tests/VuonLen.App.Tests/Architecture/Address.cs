using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VuonLen.App.Identity;

namespace VuonLen.App.Tests.Architecture;

/// <summary>An address of the product as the router knows it.</summary>
/// <param name="Pattern">With a slash in front.</param>
/// <param name="Need">The rights it asks for, joined by +; <see cref="Anonymous"/>; or empty when it names none.</param>
/// <param name="Reads">Answers GET.</param>
/// <param name="Writes">Answers POST.</param>
internal sealed record Address(string Pattern, string Need, bool Reads, bool Writes)
{
    public const string Anonymous = "anonymous";

    public static IReadOnlyList<Address> Of(IEnumerable<Endpoint> endpoints) => [.. endpoints
        .OfType<RouteEndpoint>()
        .Where(e => !IsOfFramework(e.RoutePattern.RawText!))
        .Select(e => new Address(
            "/" + e.RoutePattern.RawText!.TrimStart('/'),
            NeedOf(e),
            Answers(e, HttpMethods.Get),
            Answers(e, HttpMethods.Post)))];

    /// <summary>What is wrong with the addresses, judged by what is expected of each.</summary>
    public static IEnumerable<string> Faults(IReadOnlyList<Address> addresses, IReadOnlyList<Expectation> expected)
    {
        foreach (var address in addresses)
        {
            var line = expected.FirstOrDefault(e => e.Pattern == address.Pattern);
            if (address.Need.Length == 0)
                yield return $"{address.Pattern} names no right";
            else if (address.Need != Anonymous && !Rights.Table.ContainsKey(address.Need))
                yield return $"{address.Pattern} asks for {address.Need}, which is not one right";

            if (line is null)
                yield return $"{address.Pattern} has no line in Architecture/Addresses";
            else if (line.Need != address.Need)
                yield return $"{address.Pattern} asks for {address.Need} instead of {line.Need}";
        }

        foreach (var gone in expected.Where(e => addresses.All(a => a.Pattern != e.Pattern)))
            yield return $"{gone.Pattern} is expected and does not exist";
    }

    // Named one by one, so that an address of ours cannot hide among them; the fallback policy denies them to everybody.
    private static bool IsOfFramework(string pattern) =>
        pattern.TrimStart('/').StartsWith("_framework/", StringComparison.Ordinal);

    private static string NeedOf(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null
        ? Anonymous
        : string.Join('+', endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(a => a.Policy ?? "signed in"));

    private static bool Answers(RouteEndpoint endpoint, string method) =>
        endpoint.Metadata.GetMetadata<IHttpMethodMetadata>() is not { HttpMethods.Count: > 0 } methods || methods.HttpMethods.Contains(method);
}

/// <summary>A line of Architecture/Addresses.</summary>
internal sealed record Expectation(string Need, string Pattern, int Elsewhere, bool Redirects, bool IsMissing, bool OfVillage, string? Except)
{
    /// <summary>The route whose parameters are filled with samples.</summary>
    public string Sample => OfVillage ? Pattern.Replace("{UnitId", "{VillageId", StringComparison.Ordinal) : Pattern;

    public static IReadOnlyList<Expectation> All { get; } = [.. Lines().Select(Parse)];

    public static Expectation Parse(string line)
    {
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var isHousehold = words[1].Contains("{HouseholdId", StringComparison.Ordinal) || words[1].Contains("{PersonId", StringComparison.Ordinal);
        return new(
            words[0],
            words[1],
            isHousehold || words.Contains("elsewhere=404") ? 404 : 200,
            words.Contains("redirects"),
            words.Contains("missing"),
            words.Contains("village"),
            words.FirstOrDefault(w => w.StartsWith("except=", StringComparison.Ordinal))?["except=".Length..]);
    }

    private static IEnumerable<string> Lines()
    {
        var assembly = typeof(Expectation).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.EndsWith(".txt", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            while (reader.ReadLine() is { } line)
            {
                if (line.Length > 0)
                    yield return line;
            }
        }
    }
}
