using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VuonLen.App.Data;
using VuonLen.App.Identity;

namespace VuonLen.App.Installation.SetUp;

/// <summary>Shows that who sets up the installation also sees its console (mã thiết lập). Lives in memory only.</summary>
/// <param name="say">Where the code is printed: the console, never a log.</param>
public sealed class SetUpCode(Action<string> say)
{
    private const int MostTries = 5;

    private readonly Lock _lock = new();

    private string? _code;
    private string _address = "";
    private int _tries;
    private bool _isDone;

    /// <summary>Lets one request at a time make the administrator.</summary>
    internal SemaphoreSlim OneAtATime { get; } = new(1);

    /// <summary>Whether nobody can sign in yet. Asks the database until somebody can, because a command may have made the account.</summary>
    public async Task<bool> IsNeededAsync(IServiceProvider services, CancellationToken cancel)
    {
        if (_isDone)
            return false;

        if (!await services.GetRequiredService<VuonLenDb>().Users.AnyAsync(cancel))
            return true;

        Finish();
        return false;
    }

    /// <summary>Makes the first code and prints it with the address to open.</summary>
    public void Announce(string address)
    {
        lock (_lock)
        {
            _address = address;
            Renew();
        }
    }

    /// <summary>Whether the code is the printed one. The fifth wrong one makes a new code.</summary>
    public bool Accepts(string typed)
    {
        lock (_lock)
        {
            if (_code is not null && CryptographicOperations.FixedTimeEquals(Bytes(typed), Bytes(_code)))
                return true;

            if (_code is not null && ++_tries >= MostTries)
                Renew();
            return false;
        }
    }

    /// <summary>The code is worth nothing from now on.</summary>
    public void Finish()
    {
        lock (_lock)
        {
            _code = null;
            _isDone = true;
        }
    }

    private void Renew()
    {
        _tries = 0;
        _code = ReadableCode.SetUp();
        say($"Mở {_address}/set-up để thiết lập lần đầu. Mã thiết lập / set-up code: {_code}");
    }

    private static byte[] Bytes(string code) =>
        Encoding.UTF8.GetBytes(new string([.. code.Where(char.IsLetterOrDigit)]).ToUpperInvariant());
}
