namespace JkLab.LicenseServer.Tests.Fixtures;

/// <summary>Where an owner keeps everything: what holds for one database holds for the other.</summary>
public enum Engine
{
    /// <summary>SQLite in the data folder.</summary>
    Sqlite,

    /// <summary>A PostgreSQL server; the test is skipped where there is none.</summary>
    Postgres,
}
