using VuonLen.App.Households;
using VuonLen.App.Households.Notes;
using VuonLen.App.Tests.Support;

namespace VuonLen.App.Tests.Households.Notes;

public sealed class NotesTests : RegistryTest
{
    [Fact]
    public async Task Notes_and_findings_are_appended_the_latest_first()
    {
        var key = await RegisterAsync(Person("Lò Văn An"));

        Assert.Empty((await InAsync(Commune, db => new NoteHousehold(db, Today.Clock).SaveAsync(key, " Đã đến thăm hộ. ", NoCancel))).Problems);
        Assert.Empty((await InAsync(Commune, db => new WriteFinding(db, Today.Clock).SaveAsync(key, "Chưa niêm yết danh sách.", NoCancel))).Problems);
        Assert.Equal([HouseholdProblems.NoteEmpty], (await InAsync(Commune, db => new NoteHousehold(db, Today.Clock).SaveAsync(key, "  ", NoCancel))).Problems);
        Assert.Equal(["HH-131"], (await InAsync(Commune, db => new NoteHousehold(db, Today.Clock).SaveAsync(key, new('a', 4001), NoCancel))).Problems.Select(p => p.Code));

        var lines = (await InAsync(Commune, db => new NoteHousehold(db, Today.Clock).ShowAsync(key, NoCancel)))!.Lines;
        Assert.Equal([(NoteKind.Finding, "Chưa niêm yết danh sách."), (NoteKind.Note, "Đã đến thăm hộ.")], lines.Select(l => (l.Kind, l.Text)));
    }

    [Fact]
    public async Task A_mentor_notes_own_households_only()
    {
        var mentor = Guid.CreateVersion7();
        var (own, other) = (Of(AHousehold.Member("Lò Văn An")), Of(AHousehold.Member("Lò Văn Bình")));
        await SaveAsync(own, other, new MentorAssignment { AreaPath = own.AreaPath, HouseholdId = own.Id, UserId = mentor, FromOn = Day });

        Task<Rules.Outcome> NoteAsync(Household household) =>
            InAsync(Commune.OnlyOf(mentor), db => new NoteHousehold(db, Today.Clock).SaveAsync(household.Key, "Đã đến thăm hộ.", NoCancel));

        Assert.Empty((await NoteAsync(own)).Problems);
        Assert.Equal([HouseholdProblems.NotFound], (await NoteAsync(other)).Problems);
    }
}
