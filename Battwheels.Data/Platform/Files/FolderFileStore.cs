using System.Globalization;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Battwheels.Core.Platform.Files;

namespace Battwheels.Data.Platform.Files;

/// <summary>Section <c>Files</c> of the settings.</summary>
public sealed class FileStoreOptions
{
    /// <summary>Folder of all files; never below the web root.</summary>
    public string Folder { get; set; } = Path.Combine("data", "files");
}

/// <summary>One folder per organization and month; names are random, so nothing can be guessed or overwritten.</summary>
internal sealed partial class FolderFileStore(FileStoreOptions options, TimeProvider time) : IFileStore
{
    public async Task<StoredFile> SaveAsync(long organizationId, Stream content, CancellationToken ct)
    {
        var month = time.GetUtcNow().ToString("yyyyMM", CultureInfo.InvariantCulture);
        var key = $"{month}/{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16))}";
        var path = PathOf(organizationId, key);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var part = path + ".part";
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        long bytes = 0;
        await using (var file = File.Create(part))
        {
            var buffer = new byte[81920];
            for (int read; (read = await content.ReadAsync(buffer, ct)) > 0; bytes += read)
            {
                hash.AppendData(buffer, 0, read);
                await file.WriteAsync(buffer.AsMemory(0, read), ct);
            }

            file.Flush(flushToDisk: true);
        }

        File.Move(part, path);
        return new StoredFile(key, bytes, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    public Stream Open(long organizationId, string key) => File.OpenRead(PathOf(organizationId, key));

    private string PathOf(long organizationId, string key) =>
        Form().IsMatch(key)
            ? Path.Combine(options.Folder, organizationId.ToString(CultureInfo.InvariantCulture), key)
            : throw new FileNotFoundException("Not a key of this store.", key);

    [GeneratedRegex("^[0-9]{6}/[0-9a-f]{32}$")]
    private static partial Regex Form();
}
