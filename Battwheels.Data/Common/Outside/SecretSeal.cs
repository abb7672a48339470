using System.Text;
using Battwheels.Core.Common;
using Battwheels.Data.Common.Keys;

namespace Battwheels.Data.Common.Outside;

/// <summary>Under the installation's master key: a copy of the database alone opens no provider and no link.</summary>
internal sealed class SecretSeal(MasterKeys keys) : ISecretSeal
{
    public string Close(string plain, string place) => keys.Wrap(Encoding.UTF8.GetBytes(plain), place);

    public string Open(string closed, string place) => Encoding.UTF8.GetString(keys.Unwrap(closed, place));
}
