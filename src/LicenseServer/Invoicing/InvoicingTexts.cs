namespace JkLab.LicenseServer.Invoicing;

/// <summary>Names the texts of orders, invoices and payments.</summary>
public sealed class InvoicingTexts;
