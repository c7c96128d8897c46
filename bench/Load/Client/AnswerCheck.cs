using System.Text.Json;
using JkLab.LicenseCore;
using JkLab.LicenseCore.Signing;

namespace JkLab.Bench.Load.Client;

/// <summary>Looks closely at some answers: the code is genuine, for this licence and this computer, and a repeated one is the same again.</summary>
internal sealed class AnswerCheck(Customers customers, KeyRing ring)
{
    private readonly Dictionary<Caller, string> given = [];

    /// <summary>How many answers were looked at.</summary>
    internal int Count { get; private set; }

    /// <summary>Throws where a sampled answer is wrong.</summary>
    internal void Check(Requests requests, Outcome outcome)
    {
        foreach (var (request, json) in outcome.Samples)
        {
            var caller = requests.Callers[request];
            if (requests.Kind is Kind.Activation or Kind.Repeated) CheckActivation(caller, JsonDocument.Parse(json).RootElement);
            Count++;
        }
    }

    private void CheckActivation(Caller caller, JsonElement answer)
    {
        var text = answer.GetProperty("activationCode").GetString()!;
        var code = ActivationCode.TryParse(text) ?? throw Wrong("the code cannot be read");
        if (code.License != customers.LicenseId(caller.License) || answer.GetProperty("licenseId").GetUInt32() != code.License) throw Wrong("the licence is another one");
        if (code.Seat != answer.GetProperty("seat").GetInt32()) throw Wrong("the seat is another one");
        if (!code.Verify(ring, Customers.Computer(caller.Computer))) throw Wrong("the signature does not verify");
        if (given.TryAdd(caller, text)) return;
        if (given[caller] != text) throw Wrong("the repeated code is another one");
    }

    private static InvalidOperationException Wrong(string what) => new("an activation was answered wrongly: " + what);
}
