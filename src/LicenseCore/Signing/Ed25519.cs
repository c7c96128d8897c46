using Curve = Org.BouncyCastle.Math.EC.Rfc8032.Ed25519;

namespace JkLab.LicenseCore.Signing;

/// <summary>
/// Pure Ed25519 (RFC 8032), strictly verified. The only file that names BouncyCastle.
/// </summary>
/// <remarks>
/// <para>Seed and public key 32 bytes, signature 64: R and S. RFC 8032 lets a verifier choose between two equations that differ for
/// points outside the prime-order group; here the key A and the signature's R are both required to lie in it, so that there is
/// nothing to choose (Chalkias, Garillot, Nikolaenko, "Taming the many EdDSAs", 2020).</para>
/// <para>Signing never takes a public key from outside: with a wrong one beside the right seed the seed can be computed.</para>
/// </remarks>
internal static class Ed25519
{
    internal const int SeedLength = 32;
    internal const int PublicKeyLength = 32;
    internal const int SignatureLength = 64;

    internal static byte[] PublicKeyOf(byte[] seed)
    {
        var publicKey = new byte[PublicKeyLength];
        Curve.GeneratePublicKey(seed, 0, publicKey, 0);
        return publicKey;
    }

    /// <summary>Signs with a seed and the public key that was computed from it, which spares computing it again each time.</summary>
    internal static byte[] Sign(byte[] seed, byte[] publicKey, byte[] message)
    {
        var signature = new byte[SignatureLength];
        Curve.Sign(seed, 0, publicKey, 0, message, 0, message.Length, signature, 0);
        return signature;
    }

    /// <summary>A public key that lies in the prime-order group, ready for use.</summary>
    internal sealed class Point
    {
        private readonly Curve.PublicPoint point;

        private Point(Curve.PublicPoint point) => this.point = point;

        /// <summary>Null when the 32 bytes are no valid key: not canonical, not on the curve, of small or of mixed order.</summary>
        internal static Point? TryDecode(byte[] publicKey) =>
            Curve.ValidatePublicKeyFullExport(publicKey, 0) is { } point ? new Point(point) : null;

        internal bool Verify(byte[] message, byte[] signature) =>
            Satisfies(message, signature) && Curve.ValidatePublicKeyFull(signature, 0);

        /// <summary>
        /// Whether the equation holds, for a signature that was made here: its R is a multiple of the base point and need not be asked
        /// for its order, which would take as long again.
        /// </summary>
        internal bool Satisfies(byte[] message, byte[] signature) =>
            signature.Length == SignatureLength && Curve.Verify(signature, 0, point, message, 0, message.Length);
    }
}
