using System.Text;
using System.Xml.Linq;
using Battwheels.Data.Common.Keys;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.DependencyInjection;

namespace Battwheels.Data.Access;

/// <summary>The keys of cookies and form tokens lie in the database only wrapped by the master key.</summary>
internal sealed class RingEncryptor(MasterKeys keys) : IXmlEncryptor
{
    internal const string Place = "key ring";

    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        var plain = Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting));
        return new(new XElement("wrapped", keys.Wrap(plain, Place)), typeof(RingDecryptor));
    }
}

/// <summary>Named in the stored key; made by the framework with the services at hand.</summary>
internal sealed class RingDecryptor(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement) =>
        XElement.Parse(
            Encoding.UTF8.GetString(
                services.GetRequiredService<MasterKeys>().Unwrap(encryptedElement.Value, RingEncryptor.Place)
            )
        );
}
