using JkLab.LicenseServer.Invoicing;

namespace JkLab.LicenseServer.Tests.Invoicing.Statements;

/// <summary>A payment that a written statement has, and that is to be read from it.</summary>
/// <param name="Date">When it is booked and valued.</param>
/// <param name="Amount">How much.</param>
/// <param name="Payer">Who pays.</param>
/// <param name="Remittance">What the payer writes, in one line.</param>
/// <param name="CreditorReference">A structured reference; CSV files have no place for it.</param>
/// <param name="EndToEndId">The payer's own reference; some CSV files have no place for it.</param>
/// <param name="BankReference">The bank's reference; CSV files have no place for it.</param>
public sealed record KnownPayment(DateOnly Date, Money Amount, string Payer, string Remittance, string? CreditorReference = null, string? EndToEndId = null, string? BankReference = null);
