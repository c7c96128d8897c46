using System.Net;
using JkLab.LicenseCore;
using JkLab.LicenseServer.Tests.Fixtures;

namespace JkLab.LicenseServer.Tests.Faults;

/// <summary>A computer and what it was told. One caller at a time asks for it.</summary>
internal sealed class Computer
{
    private int isTaken;

    /// <summary>Its name.</summary>
    internal SystemId Id { get; } = Crm.NewComputer();

    /// <summary>The code that it was given and has not given back; null without.</summary>
    internal string? Code { get; private set; }

    /// <summary>An answer was lost, so that the server may have done what it was asked for or not.</summary>
    internal bool IsInDoubt { get; private set; }

    /// <summary>Whether it surely holds a seat.</summary>
    internal bool Holds => Code is not null && !IsInDoubt;

    private bool IsFree => Code is null && !IsInDoubt;

    /// <summary>Takes it for one call; false when another has it.</summary>
    internal bool TryTake() => Interlocked.Exchange(ref isTaken, 1) == 0;

    /// <summary>Leaves it to others.</summary>
    internal void Leave() => Volatile.Write(ref isTaken, 0);

    /// <summary>Asks for a seat, or for the code again.</summary>
    internal async Task ActivateAsync(Crm crm, Ledger ledger, Customer customer)
    {
        var (holds, free) = (Holds, IsFree);
        if (!holds) IsInDoubt = true;
        if (await ledger.AskAsync(() => crm.ActivateAsync(customer.Key, Id)) is not { } reply) return;
        switch ((int)reply.Status)
        {
            case 200 or 201:
                if (holds && (reply.Code != Code || reply.Status == HttpStatusCode.Created)) ledger.Complain($"another code than before: {Code} was {reply.Code}");
                if (free && reply.Status != HttpStatusCode.Created) ledger.Complain("a computer that held nothing was told that it did");
                ledger.Keep(reply.Code);
                Settle(reply.Code);
                break;
            case 409 when reply.Text("code") is "seats-exhausted" or "transfer-limit-reached":
                if (holds) ledger.Complain("a confirmed activation is gone: " + reply.Text("code"));
                Settle(null);
                break;
            default:
                ledger.Complain($"activation: {(int)reply.Status} {reply.Json}");
                break;
        }
    }

    /// <summary>Gives the seat back.</summary>
    internal async Task ReleaseAsync(Crm crm, Ledger ledger, Customer customer)
    {
        var (holds, free, code) = (Holds, IsFree, Code);
        if (!free) IsInDoubt = true;
        if (await ledger.AskAsync(() => crm.DeactivateAsync(customer.Key, Id)) is not { } reply) return;
        switch ((int)reply.Status)
        {
            case 200:
                if (free) ledger.Complain("a release that was confirmed had not happened");
                Settle(null);
                break;
            case 404 when reply.Text("code") == "activation-not-found":
                if (holds) ledger.Complain("a confirmed activation is gone");
                Settle(null);
                break;
            case 409 when reply.Text("code") == "transfer-limit-reached":
                if (free) ledger.Complain("a release that was confirmed had not happened");
                if (holds) Settle(code);
                break;
            default:
                ledger.Complain($"release: {(int)reply.Status} {reply.Json}");
                break;
        }
    }

    /// <summary>Asks whether it is licensed; shows the code it holds.</summary>
    /// <returns>The server's word for it; null when the answer was lost.</returns>
    internal async Task<string?> ValidateAsync(Crm crm, Ledger ledger, Customer customer)
    {
        var (holds, free) = (Holds, IsFree);
        if (await ledger.AskAsync(() => crm.ValidateAsync(customer.Key, Id, holds ? Code : null)) is not { } reply) return null;
        var word = reply.Status == HttpStatusCode.OK ? reply.Text("code") : $"{(int)reply.Status} {reply.Json}";
        var expected = holds ? "valid" : free ? "activation-not-found" : word;
        if (word != expected) ledger.Complain($"validation: {word} instead of {expected}");
        return word;
    }

    private void Settle(string? code)
    {
        Code = code;
        IsInDoubt = false;
    }
}
