using System.Security.Cryptography;
using System.Text;

namespace Battwheels.Data.Common.Keys;

/// <summary><c>v1|keyId|nonce|data|tag</c>, AES-256-GCM, the place as associated data.</summary>
internal static class Sealed
{
    private const string Version = "v1";
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    public static string Write(byte[] key, string keyId, byte[] plain, string place)
    {
        var nonce = RandomNumberGenerator.GetBytes(NonceBytes);
        var data = new byte[plain.Length];
        var tag = new byte[TagBytes];
        using AesGcm aes = new(key, TagBytes);
        aes.Encrypt(nonce, plain, data, tag, Encoding.UTF8.GetBytes(place));
        return string.Join('|', Version, keyId, Text(nonce), Text(data), Text(tag));
    }

    public static byte[] Read(byte[] key, string text, string place)
    {
        var parts = text.Split('|');
        if (parts is not [Version, _, var nonce, var data, var tag])
            throw new CryptographicException("Not a sealed value.");
        var sealedBytes = Convert.FromBase64String(data);
        var plain = new byte[sealedBytes.Length];
        using AesGcm aes = new(key, TagBytes);
        aes.Decrypt(
            Convert.FromBase64String(nonce),
            sealedBytes,
            Convert.FromBase64String(tag),
            plain,
            Encoding.UTF8.GetBytes(place)
        );
        return plain;
    }

    public static string KeyId(string text) => text.Split('|') is [Version, var id, _, _, _] ? id : "";

    private static string Text(byte[] bytes) => Convert.ToBase64String(bytes);
}
