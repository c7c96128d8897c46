namespace JkLab.LicenseServer.Storage;

/// <summary>Reads who was erased: gives a way to ask whether an address is of somebody who was, so that nothing brings him back.</summary>
public delegate Func<string, bool> ErasureCheck();
