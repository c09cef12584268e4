using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace VuonLen.App.Tests.Support;

/// <summary>Everything the product would write to its log.</summary>
internal sealed class CapturedLog : ILoggerProvider
{
    private readonly ConcurrentQueue<string> _lines = [];

    /// <summary>Lines in which one of the texts stands.</summary>
    public IEnumerable<string> Telling(IReadOnlyList<string> texts) => _lines.Where(line => texts.Any(t => line.Contains(t, StringComparison.Ordinal)));

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public void Dispose()
    {
    }

    private sealed class Logger(CapturedLog log, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            log._lines.Enqueue($"{category} {formatter(state, exception)} {exception}");
    }
}
