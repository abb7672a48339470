using System.Security.Cryptography;

namespace Battwheels.Data.Common.Keys;

/// <summary>
/// Section <c>Encryption</c> of the settings: keys that wrap all others. They stand outside the database, so that a copy
/// of it alone opens nothing.
/// </summary>
public sealed class EncryptionOptions
{
    /// <summary>Id of the key new values are written under.</summary>
    public string Current { get; set; } = "";

    /// <summary>Base64 of 32 random bytes by id. A retired key stays here until nothing is written under it.</summary>
    public Dictionary<string, string> Keys { get; } = new(StringComparer.Ordinal);

    /// <summary>Names of the settings that are missing or unusable, never their values.</summary>
    public IEnumerable<string> Faults()
    {
        if (Current.Length == 0)
            yield return "Encryption:Current";
        else if (!Keys.ContainsKey(Current))
            yield return $"Encryption:Keys:{Current}";
        foreach (var (id, key) in Keys)
            if (!IsKey(key) || id.Contains('|', StringComparison.Ordinal))
                yield return $"Encryption:Keys:{id}";
    }

    private static bool IsKey(string text)
    {
        Span<byte> bytes = stackalloc byte[64];
        return Convert.TryFromBase64String(text, bytes, out var length) && length == MasterKeys.KeyBytes;
    }
}

/// <summary>AES-256-GCM under the installation's master keys; a text names the key it was written under.</summary>
public sealed class MasterKeys
{
    internal const int KeyBytes = 32;

    private readonly string _current;
    private readonly Dictionary<string, byte[]> _keys;

    /// <exception cref="InvalidOperationException">Names the settings at fault.</exception>
    public MasterKeys(EncryptionOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (string.Join(", ", options.Faults()) is { Length: > 0 } faults)
            throw new InvalidOperationException($"Missing, or not 32 bytes in base64: {faults}.");
        _current = options.Current;
        _keys = options.Keys.ToDictionary(k => k.Key, k => Convert.FromBase64String(k.Value), StringComparer.Ordinal);
    }

    /// <summary>A new random key of 256 bits, in base64.</summary>
    public static string NewKey() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyBytes));

    /// <param name="place">What the text belongs to; moved elsewhere it does not open.</param>
    public string Wrap(byte[] plain, string place) => Sealed.Write(_keys[_current], _current, plain, place);

    /// <exception cref="CryptographicException">Written under an unknown key, changed, or moved.</exception>
    public byte[] Unwrap(string text, string place) =>
        _keys.TryGetValue(Sealed.KeyId(text), out var key)
            ? Sealed.Read(key, text, place)
            : throw new CryptographicException($"Encryption:Keys:{Sealed.KeyId(text)} is not set.");
}
