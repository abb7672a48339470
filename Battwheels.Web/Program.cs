using Battwheels.Core.Access;
using Battwheels.Core.Common;
using Battwheels.Data;
using Battwheels.Data.Common;
using Battwheels.Web.Access;
using Battwheels.Web.Platform.Import;
using Battwheels.Web.Shell;

var builder = WebApplication.CreateBuilder(args);
builder.WebHost.UseStaticWebAssets();
DatabaseOptions database = new()
{
    ConnectionString = builder.Configuration.GetConnectionString("Battwheels") ?? "Data Source=battwheels.db",
    CommandGuard = builder.Environment.IsDevelopment(),
};
builder.Configuration.GetSection("Database").Bind(database);
builder.Services.AddBattwheelsData(database);
builder.Services.AddDomainServices();
builder.Services.AddOrganizationSeeds();
builder.Services.AddShell();
builder.AddAccess();
var app = builder.Build();
if (app.Environment.IsDevelopment())
    await app.Services.GetRequiredService<DatabaseSetup>().MigrateAsync(default);
app.UseAccess();
app.MapAccess();
app.MapShell();
app.MapImport();
await app.RunAsync();
