using VuonLen.Bench;

switch (args)
{
    case ["classify"]:
        ClassifyBench.Run();
        return 0;
    case ["lists", var host, var work, .. var rest]:
        await ListsBench.RunAsync(new(host, work), rest is [var households, ..] ? int.Parse(households, null) : 1_000_000, rest is [_, var postgres] ? postgres : null);
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
        await FormsBench.RunAsync(new(host, work), rest is [var communes, ..] ? int.Parse(communes, null) : 1_000, rest is [_, var server] ? server : null);
        return 0;
    case ["fuzz", .. var rest]:
        return FuzzBench.Run(rest is [var mutations, ..] ? int.Parse(mutations, null) : 10_000, rest is [_, var folder] ? folder : null) ? 0 : 1;
    default:
        Console.Error.WriteLine("Use: ./bench [classify] [lists] [start] [kills] [sheets] [forms] [fuzz]");
        return 2;
}
