namespace Battwheels.Core.Platform.Files;

/// <param name="Key">Names the file inside its organization: <c>{yyyyMM}/{128 random bits}</c>.</param>
/// <param name="Sha256">Of the content, hexadecimal.</param>
public sealed record StoredFile(string Key, long Bytes, string Sha256);

/// <summary>Files of organizations, outside the web root. Who may read one is decided where its row is read.</summary>
public interface IFileStore
{
    /// <summary>Written whole before it is named: a torn write leaves no file.</summary>
    Task<StoredFile> SaveAsync(long organizationId, Stream content, CancellationToken ct);

    /// <exception cref="FileNotFoundException">No file of this organization has this key.</exception>
    Stream Open(long organizationId, string key);
}
