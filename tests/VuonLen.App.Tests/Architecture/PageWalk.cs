using System.Net;
using System.Text.RegularExpressions;
using VuonLen.App.Households;
using VuonLen.App.Identity;
using VuonLen.App.Tests.Households;
using VuonLen.App.Tests.Support;

namespace VuonLen.App.Tests.Architecture;

/// <summary>Opens every address, and sends its forms, as every role in the own area, a foreign one and none.</summary>
internal sealed partial class PageWalk(TestHost host, World world)
{
    private readonly List<Visitor> _visitors = [];
    private readonly List<string> _faults = [];

    /// <summary>Signs in each role once per area.</summary>
    public async Task SignInAsync(Func<object[], Task> save)
    {
        world.UserId = (await host.AddUserAsync("can.bo", [Role.Officer], World.GrantsOf(Role.Officer, own: true))).Id;
        foreach (var role in Enum.GetValues<Role>())
        {
            foreach (var where in Enum.GetValues<Where>())
            {
                var user = await host.AddUserAsync(
                    $"{role}.{where}", [role], where == Where.Nowhere ? [] : World.GrantsOf(role, where == Where.Own));
                var browser = host.Browser();
                await browser.PostFormAsync("/sign-in", "sign-in", ("Input.Name", user.UserName!), ("Input.Password", TestHost.Password));
                _visitors.Add(new(role, where, browser, await browser.TokenAsync()));
                if (role == Role.Mentor && where == Where.Own)
                    await save([Care(user.Id)]);
            }
        }
    }

    /// <summary>What went otherwise than the table of rights says.</summary>
    public async Task<IReadOnlyList<string>> FaultsAsync(IReadOnlyList<Address> addresses, IReadOnlyList<Expectation> expected)
    {
        using var nobody = host.Browser();
        foreach (var address in addresses)
        {
            var line = expected.FirstOrDefault(e => e.Pattern == address.Pattern);
            if (line is null || (line.Need != Address.Anonymous && !Rights.Table.ContainsKey(line.Need)))
                continue;

            await AskAsync(nobody, address, line);
            if (line.Need == Address.Anonymous)
                continue;

            var forms = await FormsAsync(address, line);
            foreach (var visitor in _visitors)
            {
                if (address.Reads)
                    await ReadAsync(visitor, address, line);
                if (address.Writes)
                    await WriteAsync(visitor, address, line, forms);
            }
        }

        return _faults;
    }

    private async Task AskAsync(HttpClient nobody, Address address, Expectation line)
    {
        if (!address.Reads)
            return;

        var answer = await nobody.OpenAsync(world.Fill(line.Sample));
        var isLedToSignIn = answer is { StatusCode: HttpStatusCode.Redirect, Headers.Location.OriginalString: var to } && to.Contains("/sign-in", StringComparison.Ordinal);
        var isRight = line.Need != Address.Anonymous ? isLedToSignIn
            : line.Redirects ? answer.StatusCode is HttpStatusCode.Redirect
            : answer.StatusCode is HttpStatusCode.OK;
        if (!isRight)
            _faults.Add($"GET {address.Pattern} by nobody: {(int)answer.StatusCode}");
    }

    private async Task ReadAsync(Visitor visitor, Address address, Expectation line)
    {
        var answer = await visitor.Browser.OpenAsync(world.Fill(line.Sample));
        var expected = !visitor.May(line) ? 403 : !visitor.Reaches(line) || line.IsMissing ? 404 : 200;
        if ((int)answer.StatusCode != expected && !(expected == 200 && line.Redirects && answer.StatusCode is HttpStatusCode.Redirect))
            _faults.Add($"GET {address.Pattern} by {visitor}: {(int)answer.StatusCode} instead of {expected}");

        await LookAsync("GET", visitor, address, answer);
    }

    private async Task WriteAsync(Visitor visitor, Address address, Expectation line, IReadOnlyList<Form> forms)
    {
        var isRefused = !visitor.May(line) || !visitor.Reaches(line);

        // The right is asked for the address, whatever is sent; the area by each form's own use case.
        foreach (var form in !visitor.May(line) ? forms.Take(1) : isRefused ? forms : [new([("_handler", "no-such-form")])])
        {
            using var content = new FormUrlEncodedContent(form.Fields
                .Where(f => f.Name != "__RequestVerificationToken").Append(("__RequestVerificationToken", visitor.Token))
                .Select(f => KeyValuePair.Create(f.Item1, f.Item2)));
            var answer = await visitor.Browser.PostAsync(new Uri(world.Fill(line.Sample), UriKind.Relative), content);
            int[] expected = !visitor.May(line) ? [403] : isRefused ? [400, 404] : address.Reads ? [400, 404] : [200, 400];
            if (!expected.Contains((int)answer.StatusCode))
                _faults.Add($"POST {address.Pattern} by {visitor}: {(int)answer.StatusCode} instead of {string.Join('/', expected)}");

            await LookAsync("POST", visitor, address, answer);
        }

        if (!isRefused && visitor == Insider(line))
            await ForgeAsync(visitor, address, line, forms);
    }

    /// <summary>A form sent from elsewhere carries no token.</summary>
    private async Task ForgeAsync(Visitor visitor, Address address, Expectation line, IReadOnlyList<Form> forms)
    {
        using var empty = new FormUrlEncodedContent(forms.SelectMany(f => f.Fields)
            .Where(f => f.Name != "__RequestVerificationToken").Select(f => KeyValuePair.Create(f.Name, f.Value)));
        var forged = await visitor.Browser.PostAsync(new Uri(world.Fill(line.Sample), UriKind.Relative), empty);
        if ((int)forged.StatusCode is not 400)
            _faults.Add($"POST {address.Pattern} by {visitor} without a token: {(int)forged.StatusCode}");
    }

    /// <summary>Whoever does not reach the household reads nothing of it, on no page.</summary>
    private async Task LookAsync(string method, Visitor visitor, Address address, HttpResponseMessage answer)
    {
        var page = await answer.Content.ReadAsStringAsync();
        if ((visitor.Where != Where.Own || !visitor.Role.MayRead()) && World.Secrets.Any(s => page.Contains(s, StringComparison.Ordinal)))
            _faults.Add($"{method} {address.Pattern} by {visitor}: shows the household");
        if (answer.StatusCode is HttpStatusCode.OK && answer.Headers.CacheControl?.NoStore != true)
            _faults.Add($"{method} {address.Pattern} by {visitor}: may be kept by a cache");
    }

    /// <summary>The forms which somebody with the right finds on the page, filled in as they are shown.</summary>
    private async Task<IReadOnlyList<Form>> FormsAsync(Address address, Expectation line)
    {
        var insider = Insider(line);
        var page = address.Reads ? await insider.Browser.PageAsync(world.Fill(line.Sample)) : "";
        var forms = FormTag().Matches(page).Select(m => new Form(
            [.. Input().Matches(m.Value).Select(i => (i.Groups[1].Value, WebUtility.HtmlDecode(i.Groups[2].Value)))])).ToList();
        return [.. forms.Where(f => f.Fields.Any(x => x is { Name: "_handler", Value: not "sign-out" })), new([("_handler", "no-such-form")])];
    }

    private Visitor Insider(Expectation line) => _visitors.First(v => v.May(line) && v.Reaches(line) && v.Where == Where.Own);

    private MentorAssignment Care(Guid user) => new()
    {
        AreaPath = world.Household.AreaPath,
        HouseholdId = world.Household.Id,
        UserId = user,
        FromOn = AHousehold.Registered,
    };

    private enum Where
    {
        Own,
        Foreign,
        Nowhere,
    }

    private sealed record Form(IReadOnlyList<(string Name, string Value)> Fields);

    private sealed record Visitor(Role Role, Where Where, HttpClient Browser, string Token)
    {
        public bool May(Expectation line) => Rights.Table[line.Need].Contains(Role);

        public bool Reaches(Expectation line) =>
            (Where == Where.Own || line.Elsewhere == 200) && line.Except != Role.ToString();

        public override string ToString() => $"{Role} {Where}";
    }

    [GeneratedRegex("<form[^>]*method=\"post\".*?</form>", RegexOptions.Singleline)]
    private static partial Regex FormTag();

    [GeneratedRegex("<input[^>]*?name=\"([^\"]+)\"[^>]*?value=\"([^\"]*)\"")]
    private static partial Regex Input();
}

internal static class Walking
{
    extension(Role role)
    {
        public bool MayRead() => Rights.Table[Rights.ReadHouseholds].Contains(role);
    }

    extension(HttpClient browser)
    {
        /// <summary>The page, or nothing when there is none to see.</summary>
        public async Task<string> PageAsync(string address)
        {
            var answer = await browser.OpenAsync(address);
            return answer.IsSuccessStatusCode ? await answer.Content.ReadAsStringAsync() : "";
        }
    }
}
