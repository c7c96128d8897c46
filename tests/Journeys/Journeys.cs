using JkLab.LicenseServer.Tests.Fixtures;

namespace JkLab.Journeys;

/// <summary>The tests of what somebody sets out to do, which share a server.</summary>
[CollectionDefinition(Name)]
public sealed class Journeys : ICollectionFixture<VendorWorkshop>
{
    internal const string Name = "Journeys";
}
