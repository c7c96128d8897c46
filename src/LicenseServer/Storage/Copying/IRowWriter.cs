using System.Data.Common;

namespace JkLab.LicenseServer.Storage.Copying;

/// <summary>Puts rows into a table as fast as its database takes them.</summary>
internal interface IRowWriter : IDisposable
{
    /// <summary>Writes the row at which a reader stands.</summary>
    void Write(DbDataReader row);

    /// <summary>Ends; without it nothing was written.</summary>
    void Complete();
}
