using VuonLen.Bench;

switch (args)
{
    case ["classify"]:
        ClassifyBench.Run();
        return 0;
    default:
        Console.Error.WriteLine("Use: VuonLen.Bench classify");
        return 2;
}
