namespace JkLab.LicenseServer.Tests.Fixtures;

/// <summary>A workshop on PostgreSQL, for a whole class; where there is none, each of its tests is skipped.</summary>
public sealed class PostgresWorkshop : IAsyncLifetime
{
    private Workshop? workshop;
    private Exception? missing;

    /// <summary>The workshop, or the reason why there is none.</summary>
    public Workshop Get() => workshop ?? throw missing!;

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        try
        {
            workshop = new Workshop(Engine.Postgres);
            await workshop.InitializeAsync();
        }
        catch (Exception e)
        {
            (workshop, missing) = (null, e);
        }
    }

    /// <inheritdoc/>
    public Task DisposeAsync() => workshop?.DisposeAsync() ?? Task.CompletedTask;
}
