namespace JkLab.LicenseServer.Licensing;

/// <summary>A product that is licensed.</summary>
/// <param name="Code">As registered, in ASCII: it is part of every System-ID.</param>
/// <param name="Number">1 to 255, as activation codes carry it.</param>
/// <param name="Name">For people.</param>
/// <param name="Editions">At least one, by number.</param>
/// <param name="TrialDays">How long a trial lasts, in days.</param>
/// <param name="TrialEdition">Which edition a trial gives.</param>
/// <param name="TransfersPerYear">Releases by customers, per seat, in any 365 days.</param>
public sealed record Product(
    string Code, int Number, string Name, IReadOnlyList<Edition> Editions, int TrialDays, Edition TrialEdition, int TransfersPerYear);

/// <summary>An edition of a product.</summary>
/// <param name="Code">As the owner types it.</param>
/// <param name="Number">1 to 255, as activation codes carry it.</param>
public sealed record Edition(string Code, int Number);
