using JkLab.LicenseCore;
using JkLab.LicenseServer.Licensing;
using JkLab.LicenseServer.Storage;

namespace JkLab.LicenseServer.Activation;

/// <summary>A code with what a customer wants to know of it.</summary>
/// <param name="Code">The code.</param>
/// <param name="Product">Of this product.</param>
/// <param name="Edition">The edition's code.</param>
/// <param name="SystemId">The computer; null for a site licence.</param>
/// <param name="Label">The customer's name for it.</param>
internal sealed record ShownCode(ActivationCode Code, Product Product, string Edition, SystemId? SystemId, string? Label)
{
    /// <summary>The licence; null for a trial.</summary>
    internal License? License { get; init; }

    /// <summary>Whether the licence was changed since, so that the computer can have a new one.</summary>
    internal bool IsOutdated => License is not null && SystemId is not null && !IssuedCode.IsCurrent(Code, License);

    /// <summary>That of a computer of an account's own licence, or null.</summary>
    internal static ShownCode? OfAccount(Session session, long accountId, long licenseId, long activationId) =>
        SelfService.Find(session, accountId, licenseId, activationId) is { } own ? Of(session, own.License, own.Row) : null;

    /// <summary>That of a ticket, or null.</summary>
    internal static ShownCode? OfTicket(Session session, Ticket ticket)
    {
        if (ticket.ActivationId is not { } activationId) return OfTrial(session, ticket.LicenseId);
        if (FindLicense.ByNumber(session, (uint)ticket.LicenseId) is not { } license) return null;
        return ActivationRow.FindActive(session, license.Id, activationId) is { } row ? Of(session, license, row) : null;
    }

    private static ShownCode Of(Session session, License license, ActivationRow row) =>
        new(row.ReadCode(), FindProduct.ByNumber(session, license.ProductNumber)!, license.Edition, row.SystemId, row.Label) { License = license };

    private static ShownCode? OfTrial(Session session, long number)
    {
        if (session.QueryFirstOrDefault("SELECT code, system_id FROM trials WHERE license_id = @number", new { number }, row => (Code: row.GetString(0), Id: row.GetSystemId(1))) is not { Code: not null } trial)
            return null;
        var code = ActivationCode.TryParse(trial.Code)!;
        var product = FindProduct.ByNumber(session, code.Product)!;
        return new ShownCode(code, product, product.TrialEdition.Code, trial.Id, Label: null);
    }
}
