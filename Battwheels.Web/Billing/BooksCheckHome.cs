using Battwheels.Core.Accounting;
using Battwheels.Web.Shell.Home;

namespace Battwheels.Web.Billing;

internal sealed class BooksCheckHome : IHomePanel
{
    public string Permission => AccountingPermissions.Read;
    public int Order => 40;
    public Type Component => typeof(BooksCheckPanel);
}
