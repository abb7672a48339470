using Battwheels.Data.Common.Keys;

namespace Battwheels.Web.Shell.Start;

/// <summary>
/// Where the master key comes from. Production is told (<c>Encryption:Current</c>, <c>Encryption:Keys:*</c>); elsewhere a
/// key is made once and kept in a file beside the data, so that a first start needs no preparation.
/// </summary>
internal static class MasterKeyFile
{
    private const string Name = "master.key";

    public static EncryptionOptions Read(IConfiguration configuration, bool mayMake, string folder)
    {
        var encryption = configuration.GetSection("Encryption").Get<EncryptionOptions>() ?? new EncryptionOptions();
        if (mayMake && encryption.Current.Length == 0)
            Add(encryption, Path.Combine(folder, Name));
        return encryption;
    }

    /// <summary>The settings of a new key, for an operator to put into the vault.</summary>
    public static string NewSettings(DateTimeOffset today)
    {
        var id = today.ToString("'k'yyyyMMdd", System.Globalization.CultureInfo.InvariantCulture);
        return $"Encryption__Current={id}\nEncryption__Keys__{id}={MasterKeys.NewKey()}";
    }

    private static void Add(EncryptionOptions encryption, string file)
    {
        if (!File.Exists(file))
            Make(file);
        if (File.ReadAllText(file).Trim().Split(' ') is not [var id, var key])
            throw new StartRefusedException($"{file} is no key file. Restore it: without it nothing wrapped opens.");
        encryption.Current = id;
        encryption.Keys[id] = key;
    }

    /// <summary>Whole or not at all, and only for this user; of two processes that start at once one wins.</summary>
    private static void Make(string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var draft = $"{file}.{Guid.NewGuid():N}";
        File.WriteAllText(draft, $"dev-{Guid.NewGuid().ToString("N")[..8]} {MasterKeys.NewKey()}");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(draft, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        try
        {
            File.Move(draft, file);
        }
        catch (IOException) when (File.Exists(file))
        {
            File.Delete(draft);
        }
    }
}
