using static QRCoder.PayloadGenerator;

namespace JkLab.LicenseServer.Invoicing.Documents;

/// <summary>
/// The text of a QR code that banking apps turn into a transfer: EPC069-12, version 002, UTF-8, SCT, with a structured reference. Error correction is M and
/// the symbol version 13 at most, which 331 bytes never exceed.
/// </summary>
public static class GiroCode
{
    /// <summary>The text.</summary>
    /// <param name="seller">To whom the money goes.</param>
    /// <param name="amount">How much.</param>
    /// <param name="reference">The payment reference, compact.</param>
    public static string Of(Seller seller, Money amount, string reference) => new Girocode(
        seller.Iban, seller.Bic ?? "", seller.AccountHolder, amount.Euro, reference, Girocode.TypeOfRemittance.Structured,
        version: Girocode.GirocodeVersion.Version2, encoding: Girocode.GirocodeEncoding.UTF_8).ToString();
}
