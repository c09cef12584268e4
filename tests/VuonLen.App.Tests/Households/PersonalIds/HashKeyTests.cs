using VuonLen.App.Households.PersonalIds;

namespace VuonLen.App.Tests.Households.PersonalIds;

public sealed class HashKeyTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("vuonlen-").FullName;

    private string KeyFile => Path.Combine(_folder, "personal-id-hash.key");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_key_is_made_once_whole_and_nothing_else_is_left_beside_it()
    {
        var key = PersonalIdHashKey.In(_folder).Bytes;

        Assert.Equal(32, key.Length);
        Assert.Equal(key, PersonalIdHashKey.In(_folder).Bytes);
        Assert.Equal([KeyFile], Directory.GetFiles(_folder));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(KeyFile));
    }

    [Theory]
    [InlineData("")]
    [InlineData("AAAA")]
    [InlineData("không phải khóa")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public void A_key_that_is_not_whole_is_refused_and_left_as_it_is(string content)
    {
        File.WriteAllText(KeyFile, content);

        var refused = Assert.Throws<InvalidDataException>(() => PersonalIdHashKey.In(_folder));

        Assert.Contains("HH-311", refused.Message, StringComparison.Ordinal);
        Assert.Equal(content, File.ReadAllText(KeyFile));
    }
}
