using VuonLen.Bench;

switch (args)
{
    case ["classify"]:
        ClassifyBench.Run();
        return 0;
    case ["lists", var host, var work, .. var rest]:
        await ListsBench.RunAsync(new(host, work), rest is [var households, ..] ? int.Parse(households, null) : 1_000_000, rest is [_, var postgres] ? postgres : null);
        return 0;
    case ["lists-in", var host, var work, .. var rest]:
        await ListFilesBench.InAsync(new(host, work), rest is [var count, ..] ? int.Parse(count, null) : 22_300, rest is [_, var server] ? server : null);
        return 0;
    case ["lists-out", var host, var work, .. var rest]:
        await ListFilesBench.OutAsync(new(host, work), rest is [var size, ..] ? int.Parse(size, null) : 57_619, rest is [_, var at] ? at : null);
        return 0;
    case ["import-kills", var host, var work, .. var rest]:
        return await ImportKillsBench.RunAsync(
            new(host, work), rest is [var rounds, ..] ? int.Parse(rounds, null) : 1, rest is [_, var listed, ..] ? int.Parse(listed, null) : 20_000,
            kills: 10, rest is [_, _, var on] ? on : null) ? 0 : 1;
    case ["doubles", var host, var work, .. var rest]:
        await DoublesBench.RunAsync(new(host, work), rest is [var inAll, ..] ? int.Parse(inAll, null) : 57_619, rest is [_, var site] ? site : null);
        return 0;
    case ["start", var host, var work]:
        await StartBench.RunAsync(new(host, work));
        return 0;
    case ["kills", var host, var work]:
        return await KillsBench.RunAsync(new(host, work)) ? 0 : 1;
    case ["sheets", var work]:
        SheetsBench.Run(work);
        return 0;
    case ["forms", var host, var work, .. var rest]:
        await FormsBench.RunAsync(new(host, work), rest is [var communes, ..] ? int.Parse(communes, null) : 1_000, rest is [_, var database] ? database : null);
        return 0;
    case ["fuzz-imports", var host, var work, .. var rest]:
        return await FuzzImportsBench.RunAsync(new(host, work), rest is [var many, ..] ? int.Parse(many, null) : 1_000) ? 0 : 1;
    case ["board", var host, var work, .. var rest]:
        await BoardBench.RunAsync(new(host, work), rest is [var other] ? other : null);
        return 0;
    case ["fuzz", .. var rest]:
        return FuzzBench.Run(rest is [var mutations, ..] ? int.Parse(mutations, null) : 10_000, rest is [_, var folder] ? folder : null) ? 0 : 1;
    default:
        Console.Error.WriteLine("Use: ./bench [classify] [lists] [start] [kills] [lists-in] [lists-out] [import-kills] [doubles] [sheets] [forms] [board] [fuzz] [fuzz-imports]");
        return 2;
}
