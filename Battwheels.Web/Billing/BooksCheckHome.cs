using Battwheels.Core.Accounting;
using Battwheels.Web.Shell.Home;

namespace Battwheels.Web.Billing;

internal sealed class BooksCheckHome : IHomePanel
{
    public string Permission => AccountingPermissions.Read;
    public HomeKind Homes => HomeKind.Dashboard | HomeKind.Books;
    public int Order => 40;
    public Type Component => typeof(BooksCheckPanel);
}
