using System.Security.Cryptography;
using System.Text;
using Battwheels.Core.Access;
using Microsoft.AspNetCore.Identity;

namespace Battwheels.Data.Access;

/// <summary>
/// <c>bw1:0:{bcrypt}</c>. bcrypt reads 72 bytes only (24 letters of Devanagari), so it is given the base64 text of a
/// SHA-384, which is 64 bytes whatever the password's length.
/// </summary>
internal sealed class BcryptHasher(AccessOptions options) : IPasswordHasher<Person>
{
    private const string Prefix = "bw1:0:";

    private readonly int _cost =
        options.BcryptCost >= 10
            ? options.BcryptCost
            : throw new InvalidOperationException("Access:BcryptCost must be at least 10.");

    public string HashPassword(Person user, string password) =>
        Prefix + BCrypt.Net.BCrypt.HashPassword(Shorten(password), _cost);

    public PasswordVerificationResult VerifyHashedPassword(Person user, string hashedPassword, string providedPassword)
    {
        if (!hashedPassword.StartsWith(Prefix, StringComparison.Ordinal))
            return PasswordVerificationResult.Failed;
        var hash = hashedPassword[Prefix.Length..];
        if (!BCrypt.Net.BCrypt.Verify(Shorten(providedPassword), hash))
            return PasswordVerificationResult.Failed;
        return BCrypt.Net.BCrypt.PasswordNeedsRehash(hash, _cost)
            ? PasswordVerificationResult.SuccessRehashNeeded
            : PasswordVerificationResult.Success;
    }

    private static string Shorten(string password) =>
        Convert.ToBase64String(SHA384.HashData(Encoding.UTF8.GetBytes(password)));
}
