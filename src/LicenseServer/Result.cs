using System.Diagnostics.CodeAnalysis;

namespace JkLab.LicenseServer;

/// <summary>What an operation gives: a value, or the reason why not.</summary>
/// <typeparam name="T">What it gives when nothing speaks against it.</typeparam>
public readonly struct Result<T>
{
    private readonly T? value;

    private Result(T? value, Refusal? refusal)
    {
        this.value = value;
        Refusal = refusal;
    }

    /// <summary>Why it was refused, or null.</summary>
    public Refusal? Refusal { get; }

    /// <summary>The value.</summary>
    /// <exception cref="InvalidOperationException">It was refused; ask first.</exception>
    public T Value => Refusal is null ? value! : throw new InvalidOperationException("a refused result has no value: " + Refusal.Code);

    /// <summary>Gives the value or the refusal, whichever there is.</summary>
    public bool TryGet([MaybeNullWhen(false)] out T result, [NotNullWhen(false)] out Refusal? refusal)
    {
        result = value;
        refusal = Refusal;
        return refusal is null;
    }

    /// <summary>A value is a result.</summary>
    public static implicit operator Result<T>(T value) => new(value, null);

    /// <summary>A refusal is a result.</summary>
    public static implicit operator Result<T>(Refusal refusal) => new(default, refusal);
}
