using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace VuonLen.App.Tests.Support;

/// <summary>Every line a host logs at its own levels, with the values and the exception it carries.</summary>
internal sealed class CapturedLog : ILoggerProvider
{
    private readonly ConcurrentQueue<string> _lines = new();

    public IReadOnlyCollection<string> Lines => _lines;

    /// <summary>Lines in which one of the texts stands.</summary>
    public IEnumerable<string> Telling(IReadOnlyList<string> texts) =>
        _lines.Where(line => texts.Any(text => line.Contains(text, StringComparison.Ordinal)));

    public ILogger CreateLogger(string categoryName) => new Category(categoryName, _lines);

    public void Dispose()
    {
    }

    private sealed class Category(string name, ConcurrentQueue<string> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var values = state is IEnumerable<KeyValuePair<string, object?>> pairs ? string.Join(' ', pairs.Select(p => p.Value)) : "";
            lines.Enqueue($"{logLevel} {name} {formatter(state, exception)} {values} {exception}");
        }
    }
}
