using System.Security.Cryptography;
using JkLab.LicenseCore;

namespace JkLab.ActivationClient;

/// <summary>
/// Licenses a program on this computer: a check at every start, without a network; activation over the internet or with a pasted code;
/// trial; deactivation.
/// </summary>
/// <remarks>
/// <para>Safe from any thread. No call throws because something is not valid, not reachable or not writable: the status says so.</para>
/// <para>The synchronous calls beside the asynchronous ones may be used on the thread of a window; they cannot deadlock it, but they
/// block it.</para>
/// </remarks>
public sealed partial class LicenseClient : IDisposable
{
    private readonly object gate = new();
    private readonly LicenseClientOptions options;
    private readonly ActivationCodeReader reader;
    private readonly StateStore store;
    private readonly RevocationStore revocations;
    private readonly Lazy<ThisComputer> computer;
    private readonly ServerCalls? server;
    private readonly RandomNumberGenerator random;
    private Snapshot? snapshot;

    /// <summary>A client for a program. Cheap: nothing is read before the first call.</summary>
    /// <exception cref="ArgumentException">
    /// An option is missing or out of its range; or, in a release build, a key is one whose private half is published.
    /// </exception>
    public LicenseClient(LicenseClientOptions options)
        : this(options, null)
    {
    }

    internal LicenseClient(LicenseClientOptions options, StateStore? store)
    {
        OptionsCheck.Require(options);
        PublishedKeys.Refuse(options.Keys);
        this.options = options;
        random = options.Random ?? RandomNumberGenerator.Create();
        reader = new ActivationCodeReader(options.Keys);
        this.store = store ?? new StateStore(options.Product, options.StateFolder);
        revocations = new RevocationStore(this.store, options.Keys, OptionsCheck.ReadRevocations(options));
        computer = new Lazy<ThisComputer>(() => new ThisComputer(options.Product, options.Components ?? ComponentReader.ForThisComputer(), random));
        server = options.Server is null ? null : new ServerCalls(options);
    }

    /// <summary>By what the licence server knows this computer, for this product alone.</summary>
    public SystemId SystemId
    {
        get
        {
            lock (gate) return Look().SystemIds[0];
        }
    }

    /// <summary>
    /// Where a telephone finds this computer's System-ID, to be shown as a QR code on a computer without internet. Null without a server.
    /// </summary>
    public Uri? ActivationAddress => server?.Address("a/" + SystemId);

    /// <summary>Closes the connections.</summary>
    public void Dispose()
    {
        server?.Dispose();
        if (options.Random is null) random.Dispose();
    }

    private DateTimeOffset Now => options.TimeProvider.GetUtcNow();

    /// <summary>What is stored; an install-id and an anchor are made where they are missing. Inside the gate.</summary>
    private Snapshot Look()
    {
        var current = ReadStates();
        if (current.NeedsInstallId)
        {
            var id = computer.Value.NewInstallId();
            store.Update(state => state.InstallId is null ? state with { InstallId = id } : state);
            current = ReadStates();
        }

        // An anchor that no longer holds stays as long as there is a code of its time: the old disk may come back tomorrow.
        if (!current.HasHoldingAnchor && !current.HasForeignCode)
        {
            var anchor = Anchor.Of(current.Present);
            store.Update(state => state with { Anchor = anchor });
            current = ReadStates();
        }

        return current;
    }

    private Snapshot ReadStates()
    {
        var states = store.Read();
        var list = revocations.Read();
        if (snapshot is null || !snapshot.IsOf(states, list))
            snapshot = new Snapshot(states, computer.Value, options.Keys, reader, options.ProductNumber, list);
        return snapshot;
    }
}
