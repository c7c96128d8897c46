namespace JkLab.LicenseServer.Storage;

/// <summary>The database cannot be used at the moment or at all.</summary>
/// <inheritdoc cref="OwnerException(string, string, Exception?)"/>
public sealed class StorageException(string message, string hint, Exception? inner = null) : OwnerException(message, hint, inner);
