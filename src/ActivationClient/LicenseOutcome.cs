namespace JkLab.ActivationClient;

/// <summary>What became of the operation that returned the status. It never changes what was licensed before.</summary>
public enum LicenseOutcome
{
    /// <summary>Only looked.</summary>
    Checked,

    /// <summary>Done.</summary>
    Done,

    /// <summary>The server could not be reached: no network, no answer in time.</summary>
    NotReachable,

    /// <summary>The server answered that it is busy or in trouble; later it will do.</summary>
    ServerBusy,

    /// <summary>Something else answered than the server: a proxy, a firewall, the sign-in page of a hotel.</summary>
    ProxyInTheWay,

    /// <summary>The clock of this computer is wrong, so that the connection or the code could not be judged.</summary>
    ClockWrong,

    /// <summary>The server refused; <see cref="LicenseStatus.Problem"/> says why.</summary>
    Refused,

    /// <summary>What was entered or received does not license this computer; <see cref="LicenseStatus.Problem"/> says why.</summary>
    Rejected,

    /// <summary>All is well but could not be written to disk, so that it lasts until the program ends.</summary>
    NotSaved,
}
