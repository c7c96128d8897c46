namespace JkLab.Bench.Load;

/// <summary>What is measured.</summary>
internal enum Kind
{
    /// <summary>JSON in, the same JSON out, through the same Kestrel.</summary>
    Echo,

    /// <summary>Parse, sign, verify, one insert, many of them in one commit: the least that an activation can be.</summary>
    Floor,

    /// <summary>The real endpoint, a new activation.</summary>
    Activation,

    /// <summary>The real endpoint, an activation that exists.</summary>
    Repeated,

    /// <summary>The work of the floor, one transaction a request.</summary>
    Naive,
}

/// <summary>Facts about the kinds.</summary>
internal static class Kinds
{
    internal static readonly Kind[] All = Enum.GetValues<Kind>();

    /// <summary>The letter by which the document names it.</summary>
    internal static char Letter(this Kind kind) => (char)('a' + (int)kind);

    internal static string Title(this Kind kind) => kind switch
    {
        Kind.Echo => "echo",
        Kind.Floor => "bare floor",
        Kind.Activation => "new activation",
        Kind.Repeated => "activation repeated",
        _ => "naive server",
    };

    internal static string Path(this Kind kind) => kind switch
    {
        Kind.Echo => Server.BenchFeature.Echo,
        Kind.Floor => Server.BenchFeature.Floor,
        Kind.Naive => Server.BenchFeature.Naive,
        _ => "/api/v1/activations",
    };

    /// <summary>The right answer's status.</summary>
    internal static int Status(this Kind kind) => kind is Kind.Echo or Kind.Repeated ? 200 : 201;
}
