using System.Text.Json;

namespace JkLab.LicenseServer.Tests.Fixtures;

/// <summary>An owner with a running server and a CRM that talks to it; rate limits are off.</summary>
public sealed class Workshop : IAsyncLifetime
{
    /// <summary>The owner.</summary>
    public Owner Owner { get; }

    /// <summary>The server.</summary>
    public RunningServer Server { get; private set; } = null!;

    /// <summary>A program that calls it.</summary>
    public Crm Crm => new(Server.Client);

    /// <summary>With the real binary and the real clock, on SQLite.</summary>
    public Workshop()
        : this(Engine.Sqlite)
    {
    }

    /// <summary>With the real binary and the real clock.</summary>
    internal Workshop(Engine engine)
        : this(null, engine)
    {
    }

    /// <summary>With a clock of the test's own.</summary>
    private Workshop(TestClock? time, Engine engine) => Owner = new Owner(time, engine);

    /// <summary>A server inside the test, whose clock the test turns.</summary>
    public static async Task<Workshop> AtAsync(string moment, Engine engine = Engine.Sqlite)
    {
        var workshop = new Workshop(new TestClock(DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture)), engine);
        await workshop.InitializeAsync();
        return workshop;
    }

    /// <summary>Issues a licence of the standard edition.</summary>
    /// <returns>Its key.</returns>
    public string Issue(params string[] options) => IssueWhole(options).GetProperty("key").GetString()!;

    /// <summary>Issues a licence of the standard edition.</summary>
    public JsonElement IssueWhole(params string[] options) =>
        Owner.Json(["license", "issue", "--product", "KBRS", "--edition", "standard", .. options])[0];

    /// <summary>Runs a verb that must succeed, with <c>--json</c>.</summary>
    public JsonElement Run(params string[] args) => Owner.Json(args);

    /// <summary>Turns the clock on.</summary>
    public void Wait(TimeSpan time) => Owner.Time!.Advance(time);

    /// <inheritdoc/>
    public async Task InitializeAsync() => Server = await RunningServer.StartAsync(Owner, "--RateLimits:Enabled=false");

    /// <summary>Stops the server, changes something, starts it again.</summary>
    public async Task RestartAsync(Action meanwhile)
    {
        await Server.StopAsync();
        await Server.DisposeAsync();
        meanwhile();
        await InitializeAsync();
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        await Server.DisposeAsync();
        Owner.Dispose();
    }
}
