using System.Text;
using Battwheels.Core.Platform.Drafts;
using Battwheels.Data.Common.Keys;

namespace Battwheels.Data.Platform.Drafts;

/// <summary>Under the installation's master key: a copy of the database alone shows no draft.</summary>
internal sealed class DraftSeal(MasterKeys keys) : IDraftSeal
{
    public string Close(string plain, string place) => keys.Wrap(Encoding.UTF8.GetBytes(plain), place);

    public string Open(string closed, string place) => Encoding.UTF8.GetString(keys.Unwrap(closed, place));
}
