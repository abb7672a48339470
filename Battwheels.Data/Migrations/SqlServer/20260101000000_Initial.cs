using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Battwheels.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Account",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    Code = table.Column<string>(type: "nvarchar(10)", maxLength: 10, nullable: false),
                    Name = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    Type = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    ParentId = table.Column<long>(type: "bigint", nullable: true),
                    Normal = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Role = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    PartyKind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    IsGroup = table.Column<bool>(type: "bit", nullable: false),
                    ManualPosting = table.Column<bool>(type: "bit", nullable: false),
                    Reconcile = table.Column<bool>(type: "bit", nullable: false),
                    Cashflow = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    Schedule3 = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: true),
                    IsActive = table.Column<bool>(type: "bit", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Account", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_Account_Account_OrganizationId_ParentId",
                        columns: x => new { x.OrganizationId, x.ParentId },
                        principalTable: "Account",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AmcPlan",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    Category = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Tier = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    Price = table.Column<long>(type: "bigint", nullable: false),
                    Sac = table.Column<string>(type: "nvarchar(8)", maxLength: 8, nullable: false),
                    RatePercent = table.Column<long>(type: "bigint", nullable: false),
                    Months = table.Column<int>(type: "int", nullable: false),
                    ResponseMinutes = table.Column<int>(type: "int", nullable: true),
                    IsArchived = table.Column<bool>(type: "bit", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AmcPlan", x => new { x.OrganizationId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "AuditEntry",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    AtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ActorKind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    MembershipId = table.Column<long>(type: "bigint", nullable: true),
                    ActorName = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    SessionId = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    IpAddress = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    Permission = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    Action = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    EntityType = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    EntityId = table.Column<long>(type: "bigint", nullable: false),
                    Changes = table.Column<string>(type: "nvarchar(max)", maxLength: 100000, nullable: true),
                    CorrelationId = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditEntry", x => new { x.OrganizationId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "BatteryPack",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    Serial = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    SerialKey = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Bpan = table.Column<string>(type: "nvarchar(21)", maxLength: 21, nullable: true),
                    Make = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: true),
                    Model = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: true),
                    Chemistry = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Volts = table.Column<long>(type: "bigint", nullable: true),
                    EnergyKwh = table.Column<long>(type: "bigint", nullable: true),
                    MadeOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Terms = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    LastSohPercent = table.Column<long>(type: "bigint", nullable: true),
                    LastSohOn = table.Column<DateOnly>(type: "date", nullable: true),
                    LastCycles = table.Column<int>(type: "int", nullable: true),
                    ReturnedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    CreatedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BatteryPack", x => new { x.OrganizationId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "Branch",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    Code = table.Column<string>(type: "nvarchar(5)", maxLength: 5, nullable: false),
                    Name = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    StateCode = table.Column<string>(type: "nvarchar(2)", maxLength: 2, nullable: false),
                    Gstin = table.Column<string>(type: "nvarchar(15)", maxLength: 15, nullable: true),
                    IsDefault = table.Column<bool>(type: "bit", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Branch", x => new { x.OrganizationId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "Contact",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    SortName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Phone = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    PhoneKey = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: true),
                    Email = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    GstTreatment = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Gstin = table.Column<string>(type: "nvarchar(15)", maxLength: 15, nullable: true),
                    Pan = table.Column<string>(type: "nvarchar(10)", maxLength: 10, nullable: true),
                    AddressLine1 = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    AddressLine2 = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    City = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    PinCode = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    StateCode = table.Column<string>(type: "nvarchar(2)", maxLength: 2, nullable: false),
                    IsCustomer = table.Column<bool>(type: "bit", nullable: false),
                    IsVendor = table.Column<bool>(type: "bit", nullable: false),
                    CreditLimit = table.Column<long>(type: "bigint", nullable: false),
                    Notes = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    DuplicateReason = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    IsArchived = table.Column<bool>(type: "bit", nullable: false),
                    MergedIntoId = table.Column<long>(type: "bigint", nullable: true),
                    CreatedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Contact", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_Contact_Contact_OrganizationId_MergedIntoId",
                        columns: x => new { x.OrganizationId, x.MergedIntoId },
                        principalTable: "Contact",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ContactClaim",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(10)", maxLength: 10, nullable: false),
                    Key = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Saves = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ContactClaim", x => new { x.OrganizationId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "DataProtectionKeys",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    FriendlyName = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    Xml = table.Column<string>(type: "nvarchar(max)", maxLength: 8000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DataProtectionKeys", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "IdentityUserClaim<long>",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    UserId = table.Column<long>(type: "bigint", nullable: false),
                    ClaimType = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    ClaimValue = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IdentityUserClaim<long>", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "IdentityUserLogin<long>",
                columns: table => new
                {
                    LoginProvider = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    ProviderKey = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    ProviderDisplayName = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    UserId = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IdentityUserLogin<long>", x => new { x.LoginProvider, x.ProviderKey });
                });

            migrationBuilder.CreateTable(
                name: "IdentityUserToken<long>",
                columns: table => new
                {
                    UserId = table.Column<long>(type: "bigint", nullable: false),
                    LoginProvider = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    Name = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    Value = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IdentityUserToken<long>", x => new { x.UserId, x.LoginProvider, x.Name });
                });

            migrationBuilder.CreateTable(
                name: "ImportBatch",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    FileName = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    FileKey = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    Sha256 = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    Headers = table.Column<string>(type: "nvarchar(max)", maxLength: 20000, nullable: false),
                    Mapping = table.Column<string>(type: "nvarchar(max)", maxLength: 8000, nullable: false),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    RowCount = table.Column<int>(type: "int", nullable: false),
                    StartedByMembershipId = table.Column<long>(type: "bigint", nullable: true),
                    StartedBy = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    UploadedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    FinishedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ImportBatch", x => new { x.OrganizationId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "InspectionTemplate",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    NameKey = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Category = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    IsRetired = table.Column<bool>(type: "bit", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_InspectionTemplate", x => new { x.OrganizationId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "Item",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    Sku = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Name = table.Column<string>(type: "nvarchar(160)", maxLength: 160, nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Hsn = table.Column<string>(type: "nvarchar(8)", maxLength: 8, nullable: false),
                    GstRatePercent = table.Column<long>(type: "bigint", nullable: false),
                    Uom = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    Valuation = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    SalesPrice = table.Column<long>(type: "bigint", nullable: false),
                    Mrp = table.Column<long>(type: "bigint", nullable: true),
                    Barcode = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: true),
                    PartNumber = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: true),
                    CompatibleModels = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    MinimumStock = table.Column<long>(type: "bigint", nullable: false),
                    IsActive = table.Column<bool>(type: "bit", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false),
                    SearchKey = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Item", x => new { x.OrganizationId, x.Id });
                    table.CheckConstraint("CK_Item_MinimumStock", "\"MinimumStock\" >= 0");
                    table.CheckConstraint("CK_Item_SalesPrice", "\"SalesPrice\" >= 0");
                });

            migrationBuilder.CreateTable(
                name: "JobRun",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    Job = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    PeriodKey = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Status = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    LeaseUntilUtc = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Checkpoint = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    Attempts = table.Column<int>(type: "int", nullable: false),
                    FinishedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Error = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_JobRun", x => new { x.OrganizationId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "JournalEntry",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    JournalType = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    Number = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    Sequence = table.Column<long>(type: "bigint", nullable: false),
                    FyLabel = table.Column<string>(type: "nvarchar(7)", maxLength: 7, nullable: false),
                    EntryDate = table.Column<DateOnly>(type: "date", nullable: false),
                    PostedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    SourceType = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    SourceId = table.Column<long>(type: "bigint", nullable: false),
                    Purpose = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    PayloadHash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    Narration = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false),
                    Total = table.Column<long>(type: "bigint", nullable: false),
                    ReversesEntryId = table.Column<long>(type: "bigint", nullable: true),
                    PostedBy = table.Column<long>(type: "bigint", nullable: true),
                    PostedByName = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_JournalEntry", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_JournalEntry_JournalEntry_OrganizationId_ReversesEntryId",
                        columns: x => new { x.OrganizationId, x.ReversesEntryId },
                        principalTable: "JournalEntry",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "MarkupTable",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MarkupTable", x => new { x.OrganizationId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "MessageChannelSetup",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    Channel = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    IsOn = table.Column<bool>(type: "bit", nullable: false),
                    Host = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    Port = table.Column<int>(type: "int", nullable: false),
                    Account = table.Column<string>(type: "nvarchar(254)", maxLength: 254, nullable: false),
                    Sender = table.Column<string>(type: "nvarchar(254)", maxLength: 254, nullable: false),
                    SecretSealed = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    NoticeSecretSealed = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true),
                    NoticeToken = table.Column<string>(type: "nvarchar(50)", maxLength: 50, nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MessageChannelSetup", x => new { x.OrganizationId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "MessageSettings",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    Order = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    QuietFromMinute = table.Column<int>(type: "int", nullable: false),
                    QuietToMinute = table.Column<int>(type: "int", nullable: false),
                    Language = table.Column<string>(type: "nvarchar(5)", maxLength: 5, nullable: false),
                    Off = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MessageSettings", x => new { x.OrganizationId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "MessageTemplate",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    Event = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Language = table.Column<string>(type: "nvarchar(5)", maxLength: 5, nullable: false),
                    Subject = table.Column<string>(type: "nvarchar(150)", maxLength: 150, nullable: false),
                    Text = table.Column<string>(type: "nvarchar(700)", maxLength: 700, nullable: false),
                    WhatsAppTemplate = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    DltTemplateId = table.Column<string>(type: "nvarchar(30)", maxLength: 30, nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MessageTemplate", x => new { x.OrganizationId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "NumberCounter",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    Series = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    FyLabel = table.Column<string>(type: "nvarchar(7)", maxLength: 7, nullable: false),
                    NextNo = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_NumberCounter", x => new { x.OrganizationId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "OnlinePaymentNotice",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    EventId = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    ProviderPageId = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    AtUtc = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OnlinePaymentNotice", x => new { x.OrganizationId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "OnlinePaymentSetup",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    IsOn = table.Column<bool>(type: "bit", nullable: false),
                    Host = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    KeyId = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    SecretSealed = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true),
                    NoticeSecretSealed = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true),
                    OldNoticeSecretSealed = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true),
                    OldNoticeSecretUntilUtc = table.Column<DateTime>(type: "datetime2", nullable: true),
                    NoticeToken = table.Column<string>(type: "nvarchar(50)", maxLength: 50, nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OnlinePaymentSetup", x => new { x.OrganizationId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "Organization",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    Slug = table.Column<string>(type: "nvarchar(31)", maxLength: 31, nullable: false),
                    Name = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    TimeZoneId = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    Status = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    IsDemo = table.Column<bool>(type: "bit", nullable: false),
                    CreatedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Organization", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "OrganizationProfile",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    LegalName = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    TradeName = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    Gstin = table.Column<string>(type: "nvarchar(15)", maxLength: 15, nullable: true),
                    Scheme = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Pan = table.Column<string>(type: "nvarchar(10)", maxLength: 10, nullable: true),
                    StateCode = table.Column<string>(type: "nvarchar(2)", maxLength: 2, nullable: false),
                    AddressLine1 = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    AddressLine2 = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    City = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    PinCode = table.Column<string>(type: "nvarchar(6)", maxLength: 6, nullable: false),
                    Phone = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    Email = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    BankName = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    BankAccountNo = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    BankIfsc = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    UpiVpa = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    RoundInvoicesToRupee = table.Column<bool>(type: "bit", nullable: false),
                    CreditDays = table.Column<int>(type: "int", nullable: false),
                    OtpLimit = table.Column<long>(type: "bigint", nullable: false),
                    EstimateValidDays = table.Column<int>(type: "int", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OrganizationProfile", x => new { x.OrganizationId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "OutboxMessage",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    Type = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    AggregateId = table.Column<long>(type: "bigint", nullable: false),
                    Payload = table.Column<string>(type: "nvarchar(max)", maxLength: 8000, nullable: false),
                    OccurredAtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    CorrelationId = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    DueUtc = table.Column<DateTime>(type: "datetime2", nullable: true),
                    DeliveredAtUtc = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Attempts = table.Column<int>(type: "int", nullable: false),
                    LastError = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OutboxMessage", x => new { x.OrganizationId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "Period",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    Month = table.Column<string>(type: "nvarchar(7)", maxLength: 7, nullable: false),
                    Status = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    ChangedByName = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    ChangedBy = table.Column<long>(type: "bigint", nullable: true),
                    ChangedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: true),
                    OpenUntilUtc = table.Column<DateTime>(type: "datetime2", nullable: true),
                    ReopenedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Extensions = table.Column<int>(type: "int", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Period", x => new { x.OrganizationId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "Person",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    FullName = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    CreatedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    IsDemo = table.Column<bool>(type: "bit", nullable: false),
                    MustChangePassword = table.Column<bool>(type: "bit", nullable: false),
                    Language = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    UserName = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    NormalizedUserName = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    Email = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    NormalizedEmail = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    EmailConfirmed = table.Column<bool>(type: "bit", nullable: false),
                    PasswordHash = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    SecurityStamp = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    ConcurrencyStamp = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    PhoneNumber = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    PhoneNumberConfirmed = table.Column<bool>(type: "bit", nullable: false),
                    TwoFactorEnabled = table.Column<bool>(type: "bit", nullable: false),
                    LockoutEnd = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    LockoutEnabled = table.Column<bool>(type: "bit", nullable: false),
                    AccessFailedCount = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Person", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "PersonKey",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    SubjectType = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    SubjectId = table.Column<long>(type: "bigint", nullable: false),
                    WrappedKey = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    CreatedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PersonKey", x => new { x.OrganizationId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "PlatformAuditEntry",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    AtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Action = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    Subject = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    IpAddress = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    Details = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    Previous = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    Hash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PlatformAuditEntry", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ProcessedCommand",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    CommandId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PayloadHash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    Result = table.Column<string>(type: "nvarchar(max)", maxLength: 100000, nullable: false),
                    AtUtc = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProcessedCommand", x => new { x.OrganizationId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "PublicKnock",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    KeyHash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    Nth = table.Column<int>(type: "int", nullable: false),
                    AtUtc = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PublicKnock", x => new { x.OrganizationId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "Recall",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    Reference = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    Title = table.Column<string>(type: "nvarchar(160)", maxLength: 160, nullable: false),
                    Remedy = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false),
                    IsSafety = table.Column<bool>(type: "bit", nullable: false),
                    Make = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    Model = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: true),
                    YearFrom = table.Column<int>(type: "int", nullable: true),
                    YearTo = table.Column<int>(type: "int", nullable: true),
                    ByVin = table.Column<bool>(type: "bit", nullable: false),
                    ModelKey = table.Column<string>(type: "nvarchar(161)", maxLength: 161, nullable: false, collation: "Latin1_General_100_BIN2"),
                    PublishedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    ClosedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    CreatedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Recall", x => new { x.OrganizationId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "Role",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    Code = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    Name = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    IsSystem = table.Column<bool>(type: "bit", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Role", x => new { x.OrganizationId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "ServicePackage",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    NameKey = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Category = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    Make = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: true),
                    Model = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: true),
                    ModelKey = table.Column<string>(type: "nvarchar(161)", maxLength: 161, nullable: false, collation: "Latin1_General_100_BIN2"),
                    FixedPrice = table.Column<long>(type: "bigint", nullable: true),
                    IsRetired = table.Column<bool>(type: "bit", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ServicePackage", x => new { x.OrganizationId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "SetupChoice",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    Only = table.Column<int>(type: "int", nullable: false),
                    Skipped = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    IsHidden = table.Column<bool>(type: "bit", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SetupChoice", x => new { x.OrganizationId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "WarrantyTerms",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    Make = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: true),
                    Model = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: true),
                    Subject = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Months = table.Column<int>(type: "int", nullable: true),
                    Km = table.Column<int>(type: "int", nullable: true),
                    SohFloorPercent = table.Column<long>(type: "bigint", nullable: true),
                    IsAssumed = table.Column<bool>(type: "bit", nullable: false),
                    Key = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WarrantyTerms", x => new { x.OrganizationId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "WorkDue",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Queue = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    DueUtc = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WorkDue", x => new { x.OrganizationId, x.Queue });
                });

            migrationBuilder.CreateTable(
                name: "AuditSeal",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    Sequence = table.Column<long>(type: "bigint", nullable: false),
                    AuditEntryId = table.Column<long>(type: "bigint", nullable: false),
                    Hash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    SealedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditSeal", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_AuditSeal_AuditEntry_OrganizationId_AuditEntryId",
                        columns: x => new { x.OrganizationId, x.AuditEntryId },
                        principalTable: "AuditEntry",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AccountPeriodBalance",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    Period = table.Column<string>(type: "nvarchar(7)", maxLength: 7, nullable: false),
                    AccountId = table.Column<long>(type: "bigint", nullable: false),
                    BranchId = table.Column<long>(type: "bigint", nullable: false),
                    IsClosing = table.Column<bool>(type: "bit", nullable: false),
                    Debit = table.Column<long>(type: "bigint", nullable: false),
                    Credit = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AccountPeriodBalance", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_AccountPeriodBalance_Account_OrganizationId_AccountId",
                        columns: x => new { x.OrganizationId, x.AccountId },
                        principalTable: "Account",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AccountPeriodBalance_Branch_OrganizationId_BranchId",
                        columns: x => new { x.OrganizationId, x.BranchId },
                        principalTable: "Branch",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "IntakePoster",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    BranchId = table.Column<long>(type: "bigint", nullable: false),
                    Code = table.Column<string>(type: "nvarchar(43)", maxLength: 43, nullable: false),
                    CreatedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    RevokedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IntakePoster", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_IntakePoster_Branch_OrganizationId_BranchId",
                        columns: x => new { x.OrganizationId, x.BranchId },
                        principalTable: "Branch",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SlaCalendar",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    BranchId = table.Column<long>(type: "bigint", nullable: false),
                    ZoneId = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    Week = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    EditionId = table.Column<long>(type: "bigint", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SlaCalendar", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_SlaCalendar_Branch_OrganizationId_BranchId",
                        columns: x => new { x.OrganizationId, x.BranchId },
                        principalTable: "Branch",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Warehouse",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    Code = table.Column<string>(type: "nvarchar(10)", maxLength: 10, nullable: false),
                    Name = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    BranchId = table.Column<long>(type: "bigint", nullable: false),
                    IsDefault = table.Column<bool>(type: "bit", nullable: false),
                    IsActive = table.Column<bool>(type: "bit", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Warehouse", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_Warehouse_Branch_OrganizationId_BranchId",
                        columns: x => new { x.OrganizationId, x.BranchId },
                        principalTable: "Branch",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ContactKey",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(10)", maxLength: 10, nullable: false),
                    Key = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ContactId = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ContactKey", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_ContactKey_Contact_OrganizationId_ContactId",
                        columns: x => new { x.OrganizationId, x.ContactId },
                        principalTable: "Contact",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ContactMerge",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    SurvivorId = table.Column<long>(type: "bigint", nullable: false),
                    LoserId = table.Column<long>(type: "bigint", nullable: false),
                    Before = table.Column<string>(type: "nvarchar(max)", maxLength: 16000, nullable: false),
                    After = table.Column<string>(type: "nvarchar(max)", maxLength: 16000, nullable: false),
                    AtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ActorName = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    UndoneAtUtc = table.Column<DateTime>(type: "datetime2", nullable: true),
                    UndoneBy = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    KeptFields = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ContactMerge", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_ContactMerge_Contact_OrganizationId_LoserId",
                        columns: x => new { x.OrganizationId, x.LoserId },
                        principalTable: "Contact",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ContactMerge_Contact_OrganizationId_SurvivorId",
                        columns: x => new { x.OrganizationId, x.SurvivorId },
                        principalTable: "Contact",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "DuplicateCheck",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    ContactId = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DuplicateCheck", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_DuplicateCheck_Contact_OrganizationId_ContactId",
                        columns: x => new { x.OrganizationId, x.ContactId },
                        principalTable: "Contact",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "DuplicatePair",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    LowId = table.Column<long>(type: "bigint", nullable: false),
                    HighId = table.Column<long>(type: "bigint", nullable: false),
                    Points = table.Column<int>(type: "int", nullable: false),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    FoundAtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    DecidedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: true),
                    DecidedBy = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DuplicatePair", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_DuplicatePair_Contact_OrganizationId_HighId",
                        columns: x => new { x.OrganizationId, x.HighId },
                        principalTable: "Contact",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_DuplicatePair_Contact_OrganizationId_LowId",
                        columns: x => new { x.OrganizationId, x.LowId },
                        principalTable: "Contact",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "FleetPerson",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    ContactId = table.Column<long>(type: "bigint", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(59)", maxLength: 59, nullable: false),
                    MobileKey = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    MailKey = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    Role = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Limit = table.Column<long>(type: "bigint", nullable: true),
                    Language = table.Column<string>(type: "nvarchar(10)", maxLength: 10, nullable: true),
                    IsActive = table.Column<bool>(type: "bit", nullable: false),
                    CreatedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FleetPerson", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_FleetPerson_Contact_OrganizationId_ContactId",
                        columns: x => new { x.OrganizationId, x.ContactId },
                        principalTable: "Contact",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "MessageLanguageChoice",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    ContactId = table.Column<long>(type: "bigint", nullable: false),
                    Language = table.Column<string>(type: "nvarchar(5)", maxLength: 5, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MessageLanguageChoice", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_MessageLanguageChoice_Contact_OrganizationId_ContactId",
                        columns: x => new { x.OrganizationId, x.ContactId },
                        principalTable: "Contact",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SlaPolicy",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    IsDefault = table.Column<bool>(type: "bit", nullable: false),
                    ContactId = table.Column<long>(type: "bigint", nullable: true),
                    BranchId = table.Column<long>(type: "bigint", nullable: true),
                    Category = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    PausesForParts = table.Column<bool>(type: "bit", nullable: false),
                    PausesFirstResponse = table.Column<bool>(type: "bit", nullable: false),
                    ReassignAfterMinutes = table.Column<int>(type: "int", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SlaPolicy", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_SlaPolicy_Branch_OrganizationId_BranchId",
                        columns: x => new { x.OrganizationId, x.BranchId },
                        principalTable: "Branch",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SlaPolicy_Contact_OrganizationId_ContactId",
                        columns: x => new { x.OrganizationId, x.ContactId },
                        principalTable: "Contact",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Vehicle",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    ContactId = table.Column<long>(type: "bigint", nullable: false),
                    Registration = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: true),
                    RegistrationKind = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    RegistrationNote = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    RegistrationNeedsCheck = table.Column<bool>(type: "bit", nullable: false),
                    RegistrationValidUntil = table.Column<DateOnly>(type: "date", nullable: true),
                    RegistrationKey = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: true, collation: "Latin1_General_100_BIN2"),
                    RegistrationTail = table.Column<string>(type: "nvarchar(4)", maxLength: 4, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Vin = table.Column<string>(type: "nvarchar(17)", maxLength: 17, nullable: true),
                    VinKey = table.Column<string>(type: "nvarchar(17)", maxLength: 17, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Make = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    Model = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    Variant = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: true),
                    ModelKey = table.Column<string>(type: "nvarchar(161)", maxLength: 161, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Year = table.Column<int>(type: "int", nullable: true),
                    Colour = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    Category = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    SoldOn = table.Column<DateOnly>(type: "date", nullable: true),
                    LastOdometerKm = table.Column<int>(type: "int", nullable: true),
                    LastOdometerOn = table.Column<DateOnly>(type: "date", nullable: true),
                    BatterySerial = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: true),
                    IsArchived = table.Column<bool>(type: "bit", nullable: false),
                    CreatedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Vehicle", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_Vehicle_Contact_OrganizationId_ContactId",
                        columns: x => new { x.OrganizationId, x.ContactId },
                        principalTable: "Contact",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ImportRow",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    ImportBatchId = table.Column<long>(type: "bigint", nullable: false),
                    Line = table.Column<int>(type: "int", nullable: false),
                    Cells = table.Column<string>(type: "nvarchar(max)", maxLength: 200000, nullable: false),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Problems = table.Column<string>(type: "nvarchar(max)", maxLength: 20000, nullable: true),
                    ResultId = table.Column<long>(type: "bigint", nullable: true),
                    ResultOfId = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ImportRow", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_ImportRow_ImportBatch_OrganizationId_ImportBatchId",
                        columns: x => new { x.OrganizationId, x.ImportBatchId },
                        principalTable: "ImportBatch",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "InspectionTemplatePoint",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    InspectionTemplateId = table.Column<long>(type: "bigint", nullable: false),
                    Position = table.Column<int>(type: "int", nullable: false),
                    GroupName = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    Label = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    IsMandatory = table.Column<bool>(type: "bit", nullable: false),
                    Unit = table.Column<string>(type: "nvarchar(12)", maxLength: 12, nullable: true),
                    Measure = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    Least = table.Column<long>(type: "bigint", nullable: true),
                    Most = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_InspectionTemplatePoint", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_InspectionTemplatePoint_InspectionTemplate_OrganizationId_InspectionTemplateId",
                        columns: x => new { x.OrganizationId, x.InspectionTemplateId },
                        principalTable: "InspectionTemplate",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AmcPlanBenefit",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    AmcPlanId = table.Column<long>(type: "bigint", nullable: false),
                    Position = table.Column<int>(type: "int", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    ItemId = table.Column<long>(type: "bigint", nullable: true),
                    Quantity = table.Column<int>(type: "int", nullable: true),
                    Per = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    CarriesOver = table.Column<bool>(type: "bit", nullable: false),
                    DiscountPercent = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AmcPlanBenefit", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_AmcPlanBenefit_AmcPlan_OrganizationId_AmcPlanId",
                        columns: x => new { x.OrganizationId, x.AmcPlanId },
                        principalTable: "AmcPlan",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AmcPlanBenefit_Item_OrganizationId_ItemId",
                        columns: x => new { x.OrganizationId, x.ItemId },
                        principalTable: "Item",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "LedgerSeal",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    FyLabel = table.Column<string>(type: "nvarchar(7)", maxLength: 7, nullable: false),
                    Sequence = table.Column<long>(type: "bigint", nullable: false),
                    EntryId = table.Column<long>(type: "bigint", nullable: false),
                    Hash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    SealedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LedgerSeal", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_LedgerSeal_JournalEntry_OrganizationId_EntryId",
                        columns: x => new { x.OrganizationId, x.EntryId },
                        principalTable: "JournalEntry",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "MarkupRow",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    MarkupTableId = table.Column<long>(type: "bigint", nullable: false),
                    FromCost = table.Column<long>(type: "bigint", nullable: false),
                    Percent = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MarkupRow", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_MarkupRow_MarkupTable_OrganizationId_MarkupTableId",
                        columns: x => new { x.OrganizationId, x.MarkupTableId },
                        principalTable: "MarkupTable",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ConsumedEvent",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    Consumer = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    OutboxMessageId = table.Column<long>(type: "bigint", nullable: false),
                    AtUtc = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ConsumedEvent", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_ConsumedEvent_OutboxMessage_OrganizationId_OutboxMessageId",
                        columns: x => new { x.OrganizationId, x.OutboxMessageId },
                        principalTable: "OutboxMessage",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Membership",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    PersonId = table.Column<long>(type: "bigint", nullable: false),
                    DisplayName = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    Status = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    StatusReason = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    PermissionVersion = table.Column<int>(type: "int", nullable: false),
                    JoinedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    IsHvCertified = table.Column<bool>(type: "bit", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Membership", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_Membership_Person_PersonId",
                        column: x => x.PersonId,
                        principalTable: "Person",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PersonSession",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    PersonId = table.Column<long>(type: "bigint", nullable: false),
                    StartedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    LastSeenAtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ConfirmedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    EndsEarly = table.Column<bool>(type: "bit", nullable: false),
                    EndedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: true),
                    EndReason = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    IpAddress = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    UserAgent = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    TabletId = table.Column<long>(type: "bigint", nullable: true),
                    TabletOrganizationId = table.Column<long>(type: "bigint", nullable: true),
                    TabletTokenHash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PersonSession", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PersonSession_Person_PersonId",
                        column: x => x.PersonId,
                        principalTable: "Person",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "RecallVin",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    RecallId = table.Column<long>(type: "bigint", nullable: false),
                    VinKey = table.Column<string>(type: "nvarchar(17)", maxLength: 17, nullable: false, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RecallVin", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_RecallVin_Recall_OrganizationId_RecallId",
                        columns: x => new { x.OrganizationId, x.RecallId },
                        principalTable: "Recall",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "RolePermission",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    RoleId = table.Column<long>(type: "bigint", nullable: false),
                    Permission = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RolePermission", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_RolePermission_Role_OrganizationId_RoleId",
                        columns: x => new { x.OrganizationId, x.RoleId },
                        principalTable: "Role",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ServicePackageLine",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    ServicePackageId = table.Column<long>(type: "bigint", nullable: false),
                    Position = table.Column<int>(type: "int", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    ItemId = table.Column<long>(type: "bigint", nullable: true),
                    Description = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    HsnSac = table.Column<string>(type: "nvarchar(8)", maxLength: 8, nullable: false),
                    Uom = table.Column<string>(type: "nvarchar(10)", maxLength: 10, nullable: false),
                    Quantity = table.Column<long>(type: "bigint", nullable: false),
                    UnitPrice = table.Column<long>(type: "bigint", nullable: true),
                    RatePercent = table.Column<long>(type: "bigint", nullable: false),
                    IsSafetyCritical = table.Column<bool>(type: "bit", nullable: false),
                    IsOptional = table.Column<bool>(type: "bit", nullable: false),
                    OpensHvBattery = table.Column<bool>(type: "bit", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ServicePackageLine", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_ServicePackageLine_Item_OrganizationId_ItemId",
                        columns: x => new { x.OrganizationId, x.ItemId },
                        principalTable: "Item",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ServicePackageLine_ServicePackage_OrganizationId_ServicePackageId",
                        columns: x => new { x.OrganizationId, x.ServicePackageId },
                        principalTable: "ServicePackage",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SlaEdition",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    CalendarId = table.Column<long>(type: "bigint", nullable: false),
                    ZoneId = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    Week = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    Holidays = table.Column<string>(type: "nvarchar(max)", maxLength: 100000, nullable: false),
                    AtUtc = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SlaEdition", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_SlaEdition_SlaCalendar_OrganizationId_CalendarId",
                        columns: x => new { x.OrganizationId, x.CalendarId },
                        principalTable: "SlaCalendar",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SlaHoliday",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    CalendarId = table.Column<long>(type: "bigint", nullable: false),
                    Date = table.Column<DateOnly>(type: "date", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    FromMinute = table.Column<int>(type: "int", nullable: false),
                    ToMinute = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SlaHoliday", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_SlaHoliday_SlaCalendar_OrganizationId_CalendarId",
                        columns: x => new { x.OrganizationId, x.CalendarId },
                        principalTable: "SlaCalendar",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Reservation",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    ItemId = table.Column<long>(type: "bigint", nullable: false),
                    WarehouseId = table.Column<long>(type: "bigint", nullable: false),
                    Quantity = table.Column<long>(type: "bigint", nullable: false),
                    SourceType = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    SourceId = table.Column<long>(type: "bigint", nullable: false),
                    ExpiresOn = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Reservation", x => new { x.OrganizationId, x.Id });
                    table.CheckConstraint("CK_Reservation_Quantity", "\"Quantity\" >= 0");
                    table.ForeignKey(
                        name: "FK_Reservation_Item_OrganizationId_ItemId",
                        columns: x => new { x.OrganizationId, x.ItemId },
                        principalTable: "Item",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Reservation_Warehouse_OrganizationId_WarehouseId",
                        columns: x => new { x.OrganizationId, x.WarehouseId },
                        principalTable: "Warehouse",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "StockPool",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    ItemId = table.Column<long>(type: "bigint", nullable: false),
                    WarehouseId = table.Column<long>(type: "bigint", nullable: false),
                    Quantity = table.Column<long>(type: "bigint", nullable: false),
                    Reserved = table.Column<long>(type: "bigint", nullable: false),
                    Value = table.Column<long>(type: "bigint", nullable: false),
                    Turn = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StockPool", x => new { x.OrganizationId, x.Id });
                    table.CheckConstraint("CK_StockPool_Quantity", "\"Quantity\" >= 0 AND \"Reserved\" >= 0 AND \"Reserved\" <= \"Quantity\"");
                    table.CheckConstraint("CK_StockPool_Value", "\"Value\" >= 0 AND (\"Quantity\" > 0 OR \"Value\" = 0)");
                    table.ForeignKey(
                        name: "FK_StockPool_Item_OrganizationId_ItemId",
                        columns: x => new { x.OrganizationId, x.ItemId },
                        principalTable: "Item",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_StockPool_Warehouse_OrganizationId_WarehouseId",
                        columns: x => new { x.OrganizationId, x.WarehouseId },
                        principalTable: "Warehouse",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ContactMergeRow",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    ContactMergeId = table.Column<long>(type: "bigint", nullable: false),
                    Entity = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    Property = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    RowId = table.Column<long>(type: "bigint", nullable: false),
                    RowVersion = table.Column<int>(type: "int", nullable: true),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ContactMergeRow", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_ContactMergeRow_ContactMerge_OrganizationId_ContactMergeId",
                        columns: x => new { x.OrganizationId, x.ContactMergeId },
                        principalTable: "ContactMerge",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PortalChallenge",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    DestinationHash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    CodeHash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    LinkHash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    Sealed = table.Column<string>(type: "nvarchar(1500)", maxLength: 1500, nullable: true),
                    ContactId = table.Column<long>(type: "bigint", nullable: true),
                    FleetPersonId = table.Column<long>(type: "bigint", nullable: true),
                    AtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Tries = table.Column<int>(type: "int", nullable: false),
                    SpentAtUtc = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PortalChallenge", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_PortalChallenge_Contact_OrganizationId_ContactId",
                        columns: x => new { x.OrganizationId, x.ContactId },
                        principalTable: "Contact",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PortalChallenge_FleetPerson_OrganizationId_FleetPersonId",
                        columns: x => new { x.OrganizationId, x.FleetPersonId },
                        principalTable: "FleetPerson",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PortalSession",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    ContactId = table.Column<long>(type: "bigint", nullable: false),
                    FleetPersonId = table.Column<long>(type: "bigint", nullable: true),
                    TokenHash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    CreatedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ExpiresAtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    LastSeenUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    RevokedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: true),
                    RevokedBy = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    Browser = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PortalSession", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_PortalSession_Contact_OrganizationId_ContactId",
                        columns: x => new { x.OrganizationId, x.ContactId },
                        principalTable: "Contact",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PortalSession_FleetPerson_OrganizationId_FleetPersonId",
                        columns: x => new { x.OrganizationId, x.FleetPersonId },
                        principalTable: "FleetPerson",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SlaTarget",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    PolicyId = table.Column<long>(type: "bigint", nullable: false),
                    Priority = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    ResponseMinutes = table.Column<int>(type: "int", nullable: false),
                    ResolutionMinutes = table.Column<int>(type: "int", nullable: false),
                    ArrivalMinutes = table.Column<int>(type: "int", nullable: true),
                    NextResponseMinutes = table.Column<int>(type: "int", nullable: true),
                    IsAroundTheClock = table.Column<bool>(type: "bit", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SlaTarget", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_SlaTarget_SlaPolicy_OrganizationId_PolicyId",
                        columns: x => new { x.OrganizationId, x.PolicyId },
                        principalTable: "SlaPolicy",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "FleetAssignment",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    ContactId = table.Column<long>(type: "bigint", nullable: false),
                    FleetPersonId = table.Column<long>(type: "bigint", nullable: false),
                    VehicleId = table.Column<long>(type: "bigint", nullable: false),
                    StartsAtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    EndsAtUtc = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FleetAssignment", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_FleetAssignment_Contact_OrganizationId_ContactId",
                        columns: x => new { x.OrganizationId, x.ContactId },
                        principalTable: "Contact",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_FleetAssignment_FleetPerson_OrganizationId_FleetPersonId",
                        columns: x => new { x.OrganizationId, x.FleetPersonId },
                        principalTable: "FleetPerson",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_FleetAssignment_Vehicle_OrganizationId_VehicleId",
                        columns: x => new { x.OrganizationId, x.VehicleId },
                        principalTable: "Vehicle",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "OdometerReading",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    VehicleId = table.Column<long>(type: "bigint", nullable: false),
                    Km = table.Column<int>(type: "int", nullable: false),
                    ReadOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OdometerReading", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_OdometerReading_Vehicle_OrganizationId_VehicleId",
                        columns: x => new { x.OrganizationId, x.VehicleId },
                        principalTable: "Vehicle",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "VehicleOwnership",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    VehicleId = table.Column<long>(type: "bigint", nullable: false),
                    ContactId = table.Column<long>(type: "bigint", nullable: false),
                    FromDate = table.Column<DateOnly>(type: "date", nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_VehicleOwnership", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_VehicleOwnership_Contact_OrganizationId_ContactId",
                        columns: x => new { x.OrganizationId, x.ContactId },
                        principalTable: "Contact",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_VehicleOwnership_Vehicle_OrganizationId_VehicleId",
                        columns: x => new { x.OrganizationId, x.VehicleId },
                        principalTable: "Vehicle",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ApprovalDelegation",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    FromMembershipId = table.Column<long>(type: "bigint", nullable: false),
                    ToMembershipId = table.Column<long>(type: "bigint", nullable: false),
                    ValidFrom = table.Column<DateOnly>(type: "date", nullable: false),
                    ValidTo = table.Column<DateOnly>(type: "date", nullable: false),
                    AmountCap = table.Column<long>(type: "bigint", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ApprovalDelegation", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_ApprovalDelegation_Membership_OrganizationId_FromMembershipId",
                        columns: x => new { x.OrganizationId, x.FromMembershipId },
                        principalTable: "Membership",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ApprovalDelegation_Membership_OrganizationId_ToMembershipId",
                        columns: x => new { x.OrganizationId, x.ToMembershipId },
                        principalTable: "Membership",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ApprovalPolicy",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    BranchId = table.Column<long>(type: "bigint", nullable: true),
                    Basis = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    From = table.Column<long>(type: "bigint", nullable: true),
                    To = table.Column<long>(type: "bigint", nullable: true),
                    Level = table.Column<int>(type: "int", nullable: false),
                    ApproverKind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    RoleCode = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    MembershipId = table.Column<long>(type: "bigint", nullable: true),
                    ApproversNeeded = table.Column<int>(type: "int", nullable: false),
                    ExpiryHours = table.Column<int>(type: "int", nullable: false),
                    ValidFrom = table.Column<DateOnly>(type: "date", nullable: false),
                    ValidTo = table.Column<DateOnly>(type: "date", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ApprovalPolicy", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_ApprovalPolicy_Branch_OrganizationId_BranchId",
                        columns: x => new { x.OrganizationId, x.BranchId },
                        principalTable: "Branch",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ApprovalPolicy_Membership_OrganizationId_MembershipId",
                        columns: x => new { x.OrganizationId, x.MembershipId },
                        principalTable: "Membership",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "FormDraft",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    MembershipId = table.Column<long>(type: "bigint", nullable: false),
                    Form = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Record = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    Content = table.Column<string>(type: "nvarchar(max)", maxLength: 256200, nullable: false),
                    SavedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FormDraft", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_FormDraft_Membership_OrganizationId_MembershipId",
                        columns: x => new { x.OrganizationId, x.MembershipId },
                        principalTable: "Membership",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "GoodsReceipt",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    Number = table.Column<string>(type: "nvarchar(16)", maxLength: 16, nullable: false),
                    Date = table.Column<DateOnly>(type: "date", nullable: false),
                    WarehouseId = table.Column<long>(type: "bigint", nullable: false),
                    VendorId = table.Column<long>(type: "bigint", nullable: false),
                    Reference = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: true),
                    Notes = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    SearchKey = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Value = table.Column<long>(type: "bigint", nullable: false),
                    MembershipId = table.Column<long>(type: "bigint", nullable: true),
                    ActorName = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    AtUtc = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_GoodsReceipt", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_GoodsReceipt_Contact_OrganizationId_VendorId",
                        columns: x => new { x.OrganizationId, x.VendorId },
                        principalTable: "Contact",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_GoodsReceipt_Membership_OrganizationId_MembershipId",
                        columns: x => new { x.OrganizationId, x.MembershipId },
                        principalTable: "Membership",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_GoodsReceipt_Warehouse_OrganizationId_WarehouseId",
                        columns: x => new { x.OrganizationId, x.WarehouseId },
                        principalTable: "Warehouse",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Invitation",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    Email = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    Phone = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: true),
                    InvitedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    InvitedByMembershipId = table.Column<long>(type: "bigint", nullable: false),
                    VouchedByMembershipId = table.Column<long>(type: "bigint", nullable: true),
                    TokenHash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true),
                    ExpiresAtUtc = table.Column<DateTime>(type: "datetime2", nullable: true),
                    LinkDay = table.Column<DateOnly>(type: "date", nullable: true),
                    LinksThatDay = table.Column<int>(type: "int", nullable: false),
                    WithdrawnAtUtc = table.Column<DateTime>(type: "datetime2", nullable: true),
                    AcceptedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: true),
                    AcceptedMembershipId = table.Column<long>(type: "bigint", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Invitation", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_Invitation_Membership_OrganizationId_AcceptedMembershipId",
                        columns: x => new { x.OrganizationId, x.AcceptedMembershipId },
                        principalTable: "Membership",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Invitation_Membership_OrganizationId_InvitedByMembershipId",
                        columns: x => new { x.OrganizationId, x.InvitedByMembershipId },
                        principalTable: "Membership",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Invitation_Membership_OrganizationId_VouchedByMembershipId",
                        columns: x => new { x.OrganizationId, x.VouchedByMembershipId },
                        principalTable: "Membership",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "LabourRate",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    BranchId = table.Column<long>(type: "bigint", nullable: true),
                    ValidFrom = table.Column<DateOnly>(type: "date", nullable: false),
                    PerHour = table.Column<long>(type: "bigint", nullable: false),
                    MembershipId = table.Column<long>(type: "bigint", nullable: true),
                    ActorName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    AtUtc = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LabourRate", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_LabourRate_Branch_OrganizationId_BranchId",
                        columns: x => new { x.OrganizationId, x.BranchId },
                        principalTable: "Branch",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_LabourRate_Membership_OrganizationId_MembershipId",
                        columns: x => new { x.OrganizationId, x.MembershipId },
                        principalTable: "Membership",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "MemberPin",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    MembershipId = table.Column<long>(type: "bigint", nullable: false),
                    PinHash = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    SetAtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    FailedTries = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MemberPin", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_MemberPin_Membership_OrganizationId_MembershipId",
                        columns: x => new { x.OrganizationId, x.MembershipId },
                        principalTable: "Membership",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "MembershipRole",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    MembershipId = table.Column<long>(type: "bigint", nullable: false),
                    RoleId = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MembershipRole", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_MembershipRole_Membership_OrganizationId_MembershipId",
                        columns: x => new { x.OrganizationId, x.MembershipId },
                        principalTable: "Membership",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_MembershipRole_Role_OrganizationId_RoleId",
                        columns: x => new { x.OrganizationId, x.RoleId },
                        principalTable: "Role",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "MessageConsent",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    ContactId = table.Column<long>(type: "bigint", nullable: false),
                    Channel = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Purpose = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    IsGiven = table.Column<bool>(type: "bit", nullable: false),
                    Source = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    AtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ByMembershipId = table.Column<long>(type: "bigint", nullable: true),
                    ByName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MessageConsent", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_MessageConsent_Contact_OrganizationId_ContactId",
                        columns: x => new { x.OrganizationId, x.ContactId },
                        principalTable: "Contact",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_MessageConsent_Membership_OrganizationId_ByMembershipId",
                        columns: x => new { x.OrganizationId, x.ByMembershipId },
                        principalTable: "Membership",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Notification",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    MembershipId = table.Column<long>(type: "bigint", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Text = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false),
                    Link = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    SourceEventId = table.Column<long>(type: "bigint", nullable: false),
                    AtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ReadAtUtc = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Notification", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_Notification_Membership_OrganizationId_MembershipId",
                        columns: x => new { x.OrganizationId, x.MembershipId },
                        principalTable: "Membership",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "NotificationMute",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    MembershipId = table.Column<long>(type: "bigint", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_NotificationMute", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_NotificationMute_Membership_OrganizationId_MembershipId",
                        columns: x => new { x.OrganizationId, x.MembershipId },
                        principalTable: "Membership",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "OpeningStock",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    Date = table.Column<DateOnly>(type: "date", nullable: false),
                    WarehouseId = table.Column<long>(type: "bigint", nullable: false),
                    LineCount = table.Column<int>(type: "int", nullable: false),
                    Value = table.Column<long>(type: "bigint", nullable: false),
                    MembershipId = table.Column<long>(type: "bigint", nullable: true),
                    ActorName = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    AtUtc = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OpeningStock", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_OpeningStock_Membership_OrganizationId_MembershipId",
                        columns: x => new { x.OrganizationId, x.MembershipId },
                        principalTable: "Membership",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_OpeningStock_Warehouse_OrganizationId_WarehouseId",
                        columns: x => new { x.OrganizationId, x.WarehouseId },
                        principalTable: "Warehouse",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Receipt",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    Number = table.Column<string>(type: "nvarchar(16)", maxLength: 16, nullable: false),
                    Date = table.Column<DateOnly>(type: "date", nullable: false),
                    BranchId = table.Column<long>(type: "bigint", nullable: false),
                    ContactId = table.Column<long>(type: "bigint", nullable: false),
                    CustomerName = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    CustomerSortName = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false, collation: "Latin1_General_100_BIN2"),
                    CustomerGstin = table.Column<string>(type: "nvarchar(15)", maxLength: 15, nullable: true),
                    Mode = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Reference = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: true),
                    Received = table.Column<long>(type: "bigint", nullable: false),
                    TdsWithheld = table.Column<long>(type: "bigint", nullable: false),
                    AgainstInvoices = table.Column<long>(type: "bigint", nullable: false),
                    Advance = table.Column<long>(type: "bigint", nullable: false),
                    Notes = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    RecordedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    RecordedByMembershipId = table.Column<long>(type: "bigint", nullable: true),
                    RecordedByName = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Receipt", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_Receipt_Branch_OrganizationId_BranchId",
                        columns: x => new { x.OrganizationId, x.BranchId },
                        principalTable: "Branch",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Receipt_Contact_OrganizationId_ContactId",
                        columns: x => new { x.OrganizationId, x.ContactId },
                        principalTable: "Contact",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Receipt_Membership_OrganizationId_RecordedByMembershipId",
                        columns: x => new { x.OrganizationId, x.RecordedByMembershipId },
                        principalTable: "Membership",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ReversibleAct",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    MembershipId = table.Column<long>(type: "bigint", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Record = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    RecordId = table.Column<long>(type: "bigint", nullable: false),
                    SeenVersion = table.Column<int>(type: "int", nullable: true),
                    Before = table.Column<string>(type: "nvarchar(max)", maxLength: 8000, nullable: true),
                    Detail = table.Column<string>(type: "nvarchar(160)", maxLength: 160, nullable: true),
                    AtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    CommandId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    UndoCommandId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    UndoneAtUtc = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReversibleAct", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_ReversibleAct_Membership_OrganizationId_MembershipId",
                        columns: x => new { x.OrganizationId, x.MembershipId },
                        principalTable: "Membership",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SavedView",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    List = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Query = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    MembershipId = table.Column<long>(type: "bigint", nullable: false),
                    RoleId = table.Column<long>(type: "bigint", nullable: true),
                    Pinned = table.Column<bool>(type: "bit", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SavedView", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_SavedView_Membership_OrganizationId_MembershipId",
                        columns: x => new { x.OrganizationId, x.MembershipId },
                        principalTable: "Membership",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SavedView_Role_OrganizationId_RoleId",
                        columns: x => new { x.OrganizationId, x.RoleId },
                        principalTable: "Role",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SharedTablet",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    TokenHash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    EnrolledByMembershipId = table.Column<long>(type: "bigint", nullable: false),
                    EnrolledAtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    RevokedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SharedTablet", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_SharedTablet_Membership_OrganizationId_EnrolledByMembershipId",
                        columns: x => new { x.OrganizationId, x.EnrolledByMembershipId },
                        principalTable: "Membership",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "StockReversal",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    SourceType = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    SourceId = table.Column<long>(type: "bigint", nullable: false),
                    Date = table.Column<DateOnly>(type: "date", nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    MembershipId = table.Column<long>(type: "bigint", nullable: true),
                    ActorName = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    AtUtc = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StockReversal", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_StockReversal_Membership_OrganizationId_MembershipId",
                        columns: x => new { x.OrganizationId, x.MembershipId },
                        principalTable: "Membership",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "WorkRun",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Title = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    SubjectId = table.Column<long>(type: "bigint", nullable: false),
                    Result = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    StartedByMembershipId = table.Column<long>(type: "bigint", nullable: true),
                    StartedBy = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    QueuedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    BeatAtUtc = table.Column<DateTime>(type: "datetime2", nullable: true),
                    EndedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Total = table.Column<int>(type: "int", nullable: false),
                    DoneCount = table.Column<int>(type: "int", nullable: false),
                    FailedCount = table.Column<int>(type: "int", nullable: false),
                    Attempts = table.Column<int>(type: "int", nullable: false),
                    CancelRequested = table.Column<bool>(type: "bit", nullable: false),
                    Note = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WorkRun", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_WorkRun_Membership_OrganizationId_StartedByMembershipId",
                        columns: x => new { x.OrganizationId, x.StartedByMembershipId },
                        principalTable: "Membership",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "GoodsReceiptLine",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    ReceiptId = table.Column<long>(type: "bigint", nullable: false),
                    LineNo = table.Column<int>(type: "int", nullable: false),
                    ItemId = table.Column<long>(type: "bigint", nullable: false),
                    Quantity = table.Column<long>(type: "bigint", nullable: false),
                    UnitCost = table.Column<long>(type: "bigint", nullable: false),
                    Value = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_GoodsReceiptLine", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_GoodsReceiptLine_GoodsReceipt_OrganizationId_ReceiptId",
                        columns: x => new { x.OrganizationId, x.ReceiptId },
                        principalTable: "GoodsReceipt",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_GoodsReceiptLine_Item_OrganizationId_ItemId",
                        columns: x => new { x.OrganizationId, x.ItemId },
                        principalTable: "Item",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "InvitationRole",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    InvitationId = table.Column<long>(type: "bigint", nullable: false),
                    RoleId = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_InvitationRole", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_InvitationRole_Invitation_OrganizationId_InvitationId",
                        columns: x => new { x.OrganizationId, x.InvitationId },
                        principalTable: "Invitation",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_InvitationRole_Role_OrganizationId_RoleId",
                        columns: x => new { x.OrganizationId, x.RoleId },
                        principalTable: "Role",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AdvanceBalance",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    ReceiptId = table.Column<long>(type: "bigint", nullable: false),
                    ContactId = table.Column<long>(type: "bigint", nullable: false),
                    Total = table.Column<long>(type: "bigint", nullable: false),
                    Available = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AdvanceBalance", x => new { x.OrganizationId, x.Id });
                    table.CheckConstraint("CK_AdvanceBalance_Available", "\"Available\" >= 0 AND \"Available\" <= \"Total\"");
                    table.ForeignKey(
                        name: "FK_AdvanceBalance_Contact_OrganizationId_ContactId",
                        columns: x => new { x.OrganizationId, x.ContactId },
                        principalTable: "Contact",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AdvanceBalance_Receipt_OrganizationId_ReceiptId",
                        columns: x => new { x.OrganizationId, x.ReceiptId },
                        principalTable: "Receipt",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ReceiptReversal",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    ReceiptId = table.Column<long>(type: "bigint", nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    JournalEntryId = table.Column<long>(type: "bigint", nullable: false),
                    MembershipId = table.Column<long>(type: "bigint", nullable: true),
                    ActorName = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    AtUtc = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReceiptReversal", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_ReceiptReversal_JournalEntry_OrganizationId_JournalEntryId",
                        columns: x => new { x.OrganizationId, x.JournalEntryId },
                        principalTable: "JournalEntry",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ReceiptReversal_Membership_OrganizationId_MembershipId",
                        columns: x => new { x.OrganizationId, x.MembershipId },
                        principalTable: "Membership",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ReceiptReversal_Receipt_OrganizationId_ReceiptId",
                        columns: x => new { x.OrganizationId, x.ReceiptId },
                        principalTable: "Receipt",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "DuplicateScan",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    WorkRunId = table.Column<long>(type: "bigint", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(10)", maxLength: 10, nullable: false),
                    Key = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Found = table.Column<int>(type: "int", nullable: false),
                    Skipped = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DuplicateScan", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_DuplicateScan_WorkRun_OrganizationId_WorkRunId",
                        columns: x => new { x.OrganizationId, x.WorkRunId },
                        principalTable: "WorkRun",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ImportProgress",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    ImportBatchId = table.Column<long>(type: "bigint", nullable: false),
                    CheckedLine = table.Column<int>(type: "int", nullable: false),
                    ImportedLine = table.Column<int>(type: "int", nullable: false),
                    UndoneRows = table.Column<int>(type: "int", nullable: false),
                    WorkRunId = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ImportProgress", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_ImportProgress_ImportBatch_OrganizationId_ImportBatchId",
                        columns: x => new { x.OrganizationId, x.ImportBatchId },
                        principalTable: "ImportBatch",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ImportProgress_WorkRun_OrganizationId_WorkRunId",
                        columns: x => new { x.OrganizationId, x.WorkRunId },
                        principalTable: "WorkRun",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AmcContract",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    Number = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    ContactId = table.Column<long>(type: "bigint", nullable: false),
                    BranchId = table.Column<long>(type: "bigint", nullable: false),
                    AmcPlanId = table.Column<long>(type: "bigint", nullable: false),
                    PlanName = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    Months = table.Column<int>(type: "int", nullable: false),
                    Price = table.Column<long>(type: "bigint", nullable: false),
                    Sac = table.Column<string>(type: "nvarchar(8)", maxLength: 8, nullable: false),
                    RatePercent = table.Column<long>(type: "bigint", nullable: false),
                    ResponseMinutes = table.Column<int>(type: "int", nullable: true),
                    StartsOn = table.Column<DateOnly>(type: "date", nullable: false),
                    EndsOn = table.Column<DateOnly>(type: "date", nullable: false),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    RenewalOfId = table.Column<long>(type: "bigint", nullable: true),
                    InvoiceId = table.Column<long>(type: "bigint", nullable: true),
                    Sold = table.Column<long>(type: "bigint", nullable: false),
                    Earned = table.Column<long>(type: "bigint", nullable: false),
                    EarnedTo = table.Column<DateOnly>(type: "date", nullable: true),
                    ToldDays = table.Column<int>(type: "int", nullable: true),
                    NextLookOn = table.Column<DateOnly>(type: "date", nullable: true),
                    SoldAtUtc = table.Column<DateTime>(type: "datetime2", nullable: true),
                    CancelledAtUtc = table.Column<DateTime>(type: "datetime2", nullable: true),
                    CancelReason = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    CreatedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AmcContract", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_AmcContract_AmcContract_OrganizationId_RenewalOfId",
                        columns: x => new { x.OrganizationId, x.RenewalOfId },
                        principalTable: "AmcContract",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AmcContract_AmcPlan_OrganizationId_AmcPlanId",
                        columns: x => new { x.OrganizationId, x.AmcPlanId },
                        principalTable: "AmcPlan",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AmcContract_Branch_OrganizationId_BranchId",
                        columns: x => new { x.OrganizationId, x.BranchId },
                        principalTable: "Branch",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AmcContract_Contact_OrganizationId_ContactId",
                        columns: x => new { x.OrganizationId, x.ContactId },
                        principalTable: "Contact",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AmcContractVehicle",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    AmcContractId = table.Column<long>(type: "bigint", nullable: false),
                    VehicleId = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AmcContractVehicle", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_AmcContractVehicle_AmcContract_OrganizationId_AmcContractId",
                        columns: x => new { x.OrganizationId, x.AmcContractId },
                        principalTable: "AmcContract",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AmcContractVehicle_Vehicle_OrganizationId_VehicleId",
                        columns: x => new { x.OrganizationId, x.VehicleId },
                        principalTable: "Vehicle",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AmcEntitlement",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    AmcContractId = table.Column<long>(type: "bigint", nullable: false),
                    Position = table.Column<int>(type: "int", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    ItemId = table.Column<long>(type: "bigint", nullable: true),
                    Quantity = table.Column<int>(type: "int", nullable: true),
                    Per = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    CarriesOver = table.Column<bool>(type: "bit", nullable: false),
                    DiscountPercent = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AmcEntitlement", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_AmcEntitlement_AmcContract_OrganizationId_AmcContractId",
                        columns: x => new { x.OrganizationId, x.AmcContractId },
                        principalTable: "AmcContract",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AmcEntitlement_Item_OrganizationId_ItemId",
                        columns: x => new { x.OrganizationId, x.ItemId },
                        principalTable: "Item",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AmcUsage",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    AmcContractId = table.Column<long>(type: "bigint", nullable: false),
                    EntitlementId = table.Column<long>(type: "bigint", nullable: false),
                    VehicleId = table.Column<long>(type: "bigint", nullable: false),
                    TicketId = table.Column<long>(type: "bigint", nullable: false),
                    JobLineId = table.Column<long>(type: "bigint", nullable: false),
                    Turn = table.Column<int>(type: "int", nullable: false),
                    Quantity = table.Column<int>(type: "int", nullable: false),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    AtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    MembershipId = table.Column<long>(type: "bigint", nullable: true),
                    ActorName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AmcUsage", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_AmcUsage_AmcContract_OrganizationId_AmcContractId",
                        columns: x => new { x.OrganizationId, x.AmcContractId },
                        principalTable: "AmcContract",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AmcUsage_AmcEntitlement_OrganizationId_EntitlementId",
                        columns: x => new { x.OrganizationId, x.EntitlementId },
                        principalTable: "AmcEntitlement",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AmcUsage_Membership_OrganizationId_MembershipId",
                        columns: x => new { x.OrganizationId, x.MembershipId },
                        principalTable: "Membership",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AmcUsage_Vehicle_OrganizationId_VehicleId",
                        columns: x => new { x.OrganizationId, x.VehicleId },
                        principalTable: "Vehicle",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Appointment",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    BranchId = table.Column<long>(type: "bigint", nullable: false),
                    ContactId = table.Column<long>(type: "bigint", nullable: false),
                    VehicleId = table.Column<long>(type: "bigint", nullable: false),
                    Title = table.Column<string>(type: "nvarchar(160)", maxLength: 160, nullable: false),
                    Category = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Notes = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false),
                    StartsAtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Minutes = table.Column<int>(type: "int", nullable: false),
                    TechnicianId = table.Column<long>(type: "bigint", nullable: true),
                    Bay = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    PromisedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: true),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    TicketId = table.Column<long>(type: "bigint", nullable: true),
                    CreatedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Appointment", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_Appointment_Branch_OrganizationId_BranchId",
                        columns: x => new { x.OrganizationId, x.BranchId },
                        principalTable: "Branch",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Appointment_Contact_OrganizationId_ContactId",
                        columns: x => new { x.OrganizationId, x.ContactId },
                        principalTable: "Contact",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Appointment_Membership_OrganizationId_TechnicianId",
                        columns: x => new { x.OrganizationId, x.TechnicianId },
                        principalTable: "Membership",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Appointment_Vehicle_OrganizationId_VehicleId",
                        columns: x => new { x.OrganizationId, x.VehicleId },
                        principalTable: "Vehicle",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ApprovalDecision",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    ApprovalRequestId = table.Column<long>(type: "bigint", nullable: false),
                    Step = table.Column<int>(type: "int", nullable: false),
                    Verdict = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    ByMembershipId = table.Column<long>(type: "bigint", nullable: false),
                    OnBehalfOfMembershipId = table.Column<long>(type: "bigint", nullable: true),
                    DelegationId = table.Column<long>(type: "bigint", nullable: true),
                    IsSelfApproved = table.Column<bool>(type: "bit", nullable: false),
                    Comment = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    ContentHash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    IpAddress = table.Column<string>(type: "nvarchar(45)", maxLength: 45, nullable: true),
                    AtUtc = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ApprovalDecision", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_ApprovalDecision_ApprovalDelegation_OrganizationId_DelegationId",
                        columns: x => new { x.OrganizationId, x.DelegationId },
                        principalTable: "ApprovalDelegation",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ApprovalDecision_Membership_OrganizationId_ByMembershipId",
                        columns: x => new { x.OrganizationId, x.ByMembershipId },
                        principalTable: "Membership",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ApprovalDecision_Membership_OrganizationId_OnBehalfOfMembershipId",
                        columns: x => new { x.OrganizationId, x.OnBehalfOfMembershipId },
                        principalTable: "Membership",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ApprovalReason",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    ApprovalRequestId = table.Column<long>(type: "bigint", nullable: false),
                    Step = table.Column<int>(type: "int", nullable: false),
                    PolicyId = table.Column<long>(type: "bigint", nullable: false),
                    Basis = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    From = table.Column<long>(type: "bigint", nullable: true),
                    To = table.Column<long>(type: "bigint", nullable: true),
                    Amount = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ApprovalReason", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_ApprovalReason_ApprovalPolicy_OrganizationId_PolicyId",
                        columns: x => new { x.OrganizationId, x.PolicyId },
                        principalTable: "ApprovalPolicy",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ApprovalRequest",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    EstimateId = table.Column<long>(type: "bigint", nullable: false),
                    EstimateVersionId = table.Column<long>(type: "bigint", nullable: false),
                    ContentHash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    TicketId = table.Column<long>(type: "bigint", nullable: false),
                    RequestedByMembershipId = table.Column<long>(type: "bigint", nullable: true),
                    RequestedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    TaxableValue = table.Column<long>(type: "bigint", nullable: false),
                    DiscountPercent = table.Column<long>(type: "bigint", nullable: false),
                    MarginPercent = table.Column<long>(type: "bigint", nullable: true),
                    GoodwillValue = table.Column<long>(type: "bigint", nullable: false),
                    TouchesHvBattery = table.Column<bool>(type: "bit", nullable: false),
                    TriggeringLines = table.Column<string>(type: "nvarchar(max)", maxLength: 8000, nullable: false),
                    CoveredByRequestId = table.Column<long>(type: "bigint", nullable: true),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Step = table.Column<int>(type: "int", nullable: false),
                    StepSinceUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    EscalateAtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ExpireAtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    IsReminded = table.Column<bool>(type: "bit", nullable: false),
                    IsEscalated = table.Column<bool>(type: "bit", nullable: false),
                    NextCheckUtc = table.Column<DateTime>(type: "datetime2", nullable: true),
                    DecidedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: true),
                    UsedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: true),
                    IsOverridden = table.Column<bool>(type: "bit", nullable: false),
                    RatifiedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ApprovalRequest", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_ApprovalRequest_ApprovalRequest_OrganizationId_CoveredByRequestId",
                        columns: x => new { x.OrganizationId, x.CoveredByRequestId },
                        principalTable: "ApprovalRequest",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ApprovalRequest_Membership_OrganizationId_RequestedByMembershipId",
                        columns: x => new { x.OrganizationId, x.RequestedByMembershipId },
                        principalTable: "Membership",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ApprovalStep",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    ApprovalRequestId = table.Column<long>(type: "bigint", nullable: false),
                    Position = table.Column<int>(type: "int", nullable: false),
                    Level = table.Column<int>(type: "int", nullable: false),
                    ApproverKind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    RoleCode = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    MembershipId = table.Column<long>(type: "bigint", nullable: true),
                    ApproversNeeded = table.Column<int>(type: "int", nullable: false),
                    ExpiryHours = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ApprovalStep", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_ApprovalStep_ApprovalRequest_OrganizationId_ApprovalRequestId",
                        columns: x => new { x.OrganizationId, x.ApprovalRequestId },
                        principalTable: "ApprovalRequest",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ApprovalStep_Membership_OrganizationId_MembershipId",
                        columns: x => new { x.OrganizationId, x.MembershipId },
                        principalTable: "Membership",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "BatteryFitment",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    BatteryPackId = table.Column<long>(type: "bigint", nullable: false),
                    VehicleId = table.Column<long>(type: "bigint", nullable: false),
                    Place = table.Column<int>(type: "int", nullable: false),
                    FromDate = table.Column<DateOnly>(type: "date", nullable: false),
                    ToDate = table.Column<DateOnly>(type: "date", nullable: true),
                    FittedAtKm = table.Column<int>(type: "int", nullable: true),
                    RemovedAtKm = table.Column<int>(type: "int", nullable: true),
                    Reason = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    TicketId = table.Column<long>(type: "bigint", nullable: true),
                    OpenPackId = table.Column<long>(type: "bigint", nullable: true),
                    OpenPlace = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BatteryFitment", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_BatteryFitment_BatteryPack_OrganizationId_BatteryPackId",
                        columns: x => new { x.OrganizationId, x.BatteryPackId },
                        principalTable: "BatteryPack",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_BatteryFitment_Vehicle_OrganizationId_VehicleId",
                        columns: x => new { x.OrganizationId, x.VehicleId },
                        principalTable: "Vehicle",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CallbackTask",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    FeedbackId = table.Column<long>(type: "bigint", nullable: false),
                    TicketId = table.Column<long>(type: "bigint", nullable: false),
                    CreatedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    DoneAtUtc = table.Column<DateTime>(type: "datetime2", nullable: true),
                    DoneByMembershipId = table.Column<long>(type: "bigint", nullable: true),
                    Note = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CallbackTask", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_CallbackTask_Membership_OrganizationId_DoneByMembershipId",
                        columns: x => new { x.OrganizationId, x.DoneByMembershipId },
                        principalTable: "Membership",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ClaimEvent",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    WarrantyClaimId = table.Column<long>(type: "bigint", nullable: false),
                    What = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Note = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true),
                    AtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    MembershipId = table.Column<long>(type: "bigint", nullable: true),
                    ActorName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ClaimEvent", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_ClaimEvent_Membership_OrganizationId_MembershipId",
                        columns: x => new { x.OrganizationId, x.MembershipId },
                        principalTable: "Membership",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ClaimLine",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    WarrantyClaimId = table.Column<long>(type: "bigint", nullable: false),
                    JobLineId = table.Column<long>(type: "bigint", nullable: false),
                    LiveJobLineId = table.Column<long>(type: "bigint", nullable: true),
                    Description = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    IsPart = table.Column<bool>(type: "bit", nullable: false),
                    Claimed = table.Column<long>(type: "bigint", nullable: false),
                    Approved = table.Column<long>(type: "bigint", nullable: true),
                    FailedPartSerial = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: true),
                    FailedPartPlace = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    FailedPart = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    FailedPartSinceUtc = table.Column<DateTime>(type: "datetime2", nullable: true),
                    RejectedTo = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    RejectedEstimateId = table.Column<long>(type: "bigint", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ClaimLine", x => new { x.OrganizationId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "CustomerMessage",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    ContactId = table.Column<long>(type: "bigint", nullable: false),
                    FleetPersonId = table.Column<long>(type: "bigint", nullable: true),
                    TicketId = table.Column<long>(type: "bigint", nullable: true),
                    BranchId = table.Column<long>(type: "bigint", nullable: false),
                    Event = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Channel = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    SourceKey = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    Turn = table.Column<int>(type: "int", nullable: false),
                    FollowsMessageId = table.Column<long>(type: "bigint", nullable: true),
                    Language = table.Column<string>(type: "nvarchar(5)", maxLength: 5, nullable: false),
                    Address = table.Column<string>(type: "nvarchar(254)", maxLength: 254, nullable: true),
                    Subject = table.Column<string>(type: "nvarchar(150)", maxLength: 150, nullable: false),
                    Text = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    Parameters = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    LinkSealed = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    ProviderTemplate = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Hurdle = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    DueUtc = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Failures = table.Column<int>(type: "int", nullable: false),
                    ProviderId = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    CreatedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    SentAtUtc = table.Column<DateTime>(type: "datetime2", nullable: true),
                    DeliveredAtUtc = table.Column<DateTime>(type: "datetime2", nullable: true),
                    ByMembershipId = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CustomerMessage", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_CustomerMessage_Branch_OrganizationId_BranchId",
                        columns: x => new { x.OrganizationId, x.BranchId },
                        principalTable: "Branch",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CustomerMessage_Contact_OrganizationId_ContactId",
                        columns: x => new { x.OrganizationId, x.ContactId },
                        principalTable: "Contact",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CustomerMessage_CustomerMessage_OrganizationId_FollowsMessageId",
                        columns: x => new { x.OrganizationId, x.FollowsMessageId },
                        principalTable: "CustomerMessage",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CustomerMessage_FleetPerson_OrganizationId_FleetPersonId",
                        columns: x => new { x.OrganizationId, x.FleetPersonId },
                        principalTable: "FleetPerson",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CustomerMessage_Membership_OrganizationId_ByMembershipId",
                        columns: x => new { x.OrganizationId, x.ByMembershipId },
                        principalTable: "Membership",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "MessageTry",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    MessageId = table.Column<long>(type: "bigint", nullable: false),
                    AtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Outcome = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Answer = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MessageTry", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_MessageTry_CustomerMessage_OrganizationId_MessageId",
                        columns: x => new { x.OrganizationId, x.MessageId },
                        principalTable: "CustomerMessage",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "DamageMark",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    TicketId = table.Column<long>(type: "bigint", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    View = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    X = table.Column<int>(type: "int", nullable: false),
                    Y = table.Column<int>(type: "int", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Note = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    PhotoId = table.Column<long>(type: "bigint", nullable: true),
                    MarkedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    MembershipId = table.Column<long>(type: "bigint", nullable: true),
                    RemovedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DamageMark", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_DamageMark_Membership_OrganizationId_MembershipId",
                        columns: x => new { x.OrganizationId, x.MembershipId },
                        principalTable: "Membership",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "DeclinedLine",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    TicketId = table.Column<long>(type: "bigint", nullable: false),
                    JobLineId = table.Column<long>(type: "bigint", nullable: false),
                    VehicleId = table.Column<long>(type: "bigint", nullable: false),
                    Description = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    Value = table.Column<long>(type: "bigint", nullable: false),
                    IsSafetyCritical = table.Column<bool>(type: "bit", nullable: false),
                    DeclinedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    FollowUpOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Note = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    TakenUpLineId = table.Column<long>(type: "bigint", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DeclinedLine", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_DeclinedLine_Vehicle_OrganizationId_VehicleId",
                        columns: x => new { x.OrganizationId, x.VehicleId },
                        principalTable: "Vehicle",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "DocumentLink",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    InvoiceId = table.Column<long>(type: "bigint", nullable: true),
                    ReceiptId = table.Column<long>(type: "bigint", nullable: true),
                    ContactId = table.Column<long>(type: "bigint", nullable: false),
                    TokenHash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    CreatedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    CreatedByMembershipId = table.Column<long>(type: "bigint", nullable: true),
                    CreatedByName = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    ExpiresAtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    RevokedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DocumentLink", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_DocumentLink_Contact_OrganizationId_ContactId",
                        columns: x => new { x.OrganizationId, x.ContactId },
                        principalTable: "Contact",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_DocumentLink_Membership_OrganizationId_CreatedByMembershipId",
                        columns: x => new { x.OrganizationId, x.CreatedByMembershipId },
                        principalTable: "Membership",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_DocumentLink_Receipt_OrganizationId_ReceiptId",
                        columns: x => new { x.OrganizationId, x.ReceiptId },
                        principalTable: "Receipt",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Estimate",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    Number = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    TicketId = table.Column<long>(type: "bigint", nullable: false),
                    Sequence = table.Column<int>(type: "int", nullable: false),
                    ContactId = table.Column<long>(type: "bigint", nullable: false),
                    VehicleId = table.Column<long>(type: "bigint", nullable: false),
                    IsSupplement = table.Column<bool>(type: "bit", nullable: false),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    CurrentVersionNo = table.Column<int>(type: "int", nullable: false),
                    CurrentVersionId = table.Column<long>(type: "bigint", nullable: true),
                    Total = table.Column<long>(type: "bigint", nullable: false),
                    ValidUntil = table.Column<DateOnly>(type: "date", nullable: true),
                    SentAtUtc = table.Column<DateTime>(type: "datetime2", nullable: true),
                    ViewedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: true),
                    DecidedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: true),
                    ExpiryToldAtUtc = table.Column<DateTime>(type: "datetime2", nullable: true),
                    CreatedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    EditedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: true),
                    LastEditedByMembershipId = table.Column<long>(type: "bigint", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Estimate", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_Estimate_Contact_OrganizationId_ContactId",
                        columns: x => new { x.OrganizationId, x.ContactId },
                        principalTable: "Contact",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Estimate_Vehicle_OrganizationId_VehicleId",
                        columns: x => new { x.OrganizationId, x.VehicleId },
                        principalTable: "Vehicle",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "EstimateVersion",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    EstimateId = table.Column<long>(type: "bigint", nullable: false),
                    ContactId = table.Column<long>(type: "bigint", nullable: false),
                    VersionNo = table.Column<int>(type: "int", nullable: false),
                    SupplierName = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    CustomerName = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    VehicleName = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    PlaceOfSupply = table.Column<string>(type: "nvarchar(2)", maxLength: 2, nullable: false),
                    IsInterState = table.Column<bool>(type: "bit", nullable: false),
                    Gross = table.Column<long>(type: "bigint", nullable: false),
                    Discount = table.Column<long>(type: "bigint", nullable: false),
                    Taxable = table.Column<long>(type: "bigint", nullable: false),
                    Cgst = table.Column<long>(type: "bigint", nullable: false),
                    StateTax = table.Column<long>(type: "bigint", nullable: false),
                    Igst = table.Column<long>(type: "bigint", nullable: false),
                    RoundOff = table.Column<long>(type: "bigint", nullable: false),
                    Total = table.Column<long>(type: "bigint", nullable: false),
                    IsRounded = table.Column<bool>(type: "bit", nullable: false),
                    CanonicalText = table.Column<string>(type: "nvarchar(max)", maxLength: 200000, nullable: false),
                    ContentHash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    SubmittedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    SubmittedByMembershipId = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EstimateVersion", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_EstimateVersion_Contact_OrganizationId_ContactId",
                        columns: x => new { x.OrganizationId, x.ContactId },
                        principalTable: "Contact",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_EstimateVersion_Estimate_OrganizationId_EstimateId",
                        columns: x => new { x.OrganizationId, x.EstimateId },
                        principalTable: "Estimate",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "EstimateLink",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    EstimateId = table.Column<long>(type: "bigint", nullable: false),
                    EstimateVersionId = table.Column<long>(type: "bigint", nullable: false),
                    ContactId = table.Column<long>(type: "bigint", nullable: false),
                    TokenHash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    CreatedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    CreatedByMembershipId = table.Column<long>(type: "bigint", nullable: true),
                    ExpiresAtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    RevokedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EstimateLink", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_EstimateLink_Contact_OrganizationId_ContactId",
                        columns: x => new { x.OrganizationId, x.ContactId },
                        principalTable: "Contact",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_EstimateLink_EstimateVersion_OrganizationId_EstimateVersionId",
                        columns: x => new { x.OrganizationId, x.EstimateVersionId },
                        principalTable: "EstimateVersion",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_EstimateLink_Estimate_OrganizationId_EstimateId",
                        columns: x => new { x.OrganizationId, x.EstimateId },
                        principalTable: "Estimate",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "FleetApproval",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    ContactId = table.Column<long>(type: "bigint", nullable: false),
                    EstimateId = table.Column<long>(type: "bigint", nullable: false),
                    EstimateVersionId = table.Column<long>(type: "bigint", nullable: false),
                    Nth = table.Column<int>(type: "int", nullable: false),
                    ContentHash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    Total = table.Column<long>(type: "bigint", nullable: false),
                    RiskAcknowledged = table.Column<bool>(type: "bit", nullable: false),
                    Note = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    FirstPersonId = table.Column<long>(type: "bigint", nullable: false),
                    FirstName = table.Column<string>(type: "nvarchar(59)", maxLength: 59, nullable: false),
                    FirstIpAddress = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: true),
                    FirstBrowser = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    AskedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    SecondPersonId = table.Column<long>(type: "bigint", nullable: true),
                    SecondName = table.Column<string>(type: "nvarchar(59)", maxLength: 59, nullable: true),
                    DecidedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Reason = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FleetApproval", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_FleetApproval_Contact_OrganizationId_ContactId",
                        columns: x => new { x.OrganizationId, x.ContactId },
                        principalTable: "Contact",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_FleetApproval_EstimateVersion_OrganizationId_EstimateVersionId",
                        columns: x => new { x.OrganizationId, x.EstimateVersionId },
                        principalTable: "EstimateVersion",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_FleetApproval_Estimate_OrganizationId_EstimateId",
                        columns: x => new { x.OrganizationId, x.EstimateId },
                        principalTable: "Estimate",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_FleetApproval_FleetPerson_OrganizationId_FirstPersonId",
                        columns: x => new { x.OrganizationId, x.FirstPersonId },
                        principalTable: "FleetPerson",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_FleetApproval_FleetPerson_OrganizationId_SecondPersonId",
                        columns: x => new { x.OrganizationId, x.SecondPersonId },
                        principalTable: "FleetPerson",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "LinkOpening",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    DocumentLinkId = table.Column<long>(type: "bigint", nullable: true),
                    EstimateLinkId = table.Column<long>(type: "bigint", nullable: true),
                    Sight = table.Column<string>(type: "nvarchar(10)", maxLength: 10, nullable: false),
                    AtUtc = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LinkOpening", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_LinkOpening_DocumentLink_OrganizationId_DocumentLinkId",
                        columns: x => new { x.OrganizationId, x.DocumentLinkId },
                        principalTable: "DocumentLink",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_LinkOpening_EstimateLink_OrganizationId_EstimateLinkId",
                        columns: x => new { x.OrganizationId, x.EstimateLinkId },
                        principalTable: "EstimateLink",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "OfferCode",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    EstimateLinkId = table.Column<long>(type: "bigint", nullable: false),
                    EstimateVersionId = table.Column<long>(type: "bigint", nullable: false),
                    ContactId = table.Column<long>(type: "bigint", nullable: false),
                    CodeHash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    Sealed = table.Column<string>(type: "nvarchar(1500)", maxLength: 1500, nullable: true),
                    AtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Tries = table.Column<int>(type: "int", nullable: false),
                    ProvenAtUtc = table.Column<DateTime>(type: "datetime2", nullable: true),
                    ProofHash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true),
                    SpentAtUtc = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OfferCode", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_OfferCode_Contact_OrganizationId_ContactId",
                        columns: x => new { x.OrganizationId, x.ContactId },
                        principalTable: "Contact",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_OfferCode_EstimateLink_OrganizationId_EstimateLinkId",
                        columns: x => new { x.OrganizationId, x.EstimateLinkId },
                        principalTable: "EstimateLink",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_OfferCode_EstimateVersion_OrganizationId_EstimateVersionId",
                        columns: x => new { x.OrganizationId, x.EstimateVersionId },
                        principalTable: "EstimateVersion",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "EstimateDecision",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    EstimateId = table.Column<long>(type: "bigint", nullable: false),
                    EstimateVersionId = table.Column<long>(type: "bigint", nullable: false),
                    ContactId = table.Column<long>(type: "bigint", nullable: false),
                    Method = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    GivenBy = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    IpAddress = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    Browser = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    ContentHash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    OfferedTotal = table.Column<long>(type: "bigint", nullable: false),
                    ApprovedTotal = table.Column<long>(type: "bigint", nullable: false),
                    RiskAcknowledged = table.Column<bool>(type: "bit", nullable: false),
                    SignatureId = table.Column<long>(type: "bigint", nullable: true),
                    CalledNumber = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    Note = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true),
                    RecordedByMembershipId = table.Column<long>(type: "bigint", nullable: true),
                    AtUtc = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EstimateDecision", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_EstimateDecision_Contact_OrganizationId_ContactId",
                        columns: x => new { x.OrganizationId, x.ContactId },
                        principalTable: "Contact",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_EstimateDecision_EstimateVersion_OrganizationId_EstimateVersionId",
                        columns: x => new { x.OrganizationId, x.EstimateVersionId },
                        principalTable: "EstimateVersion",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_EstimateDecision_Estimate_OrganizationId_EstimateId",
                        columns: x => new { x.OrganizationId, x.EstimateId },
                        principalTable: "Estimate",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "EstimateDecisionLine",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    EstimateDecisionId = table.Column<long>(type: "bigint", nullable: false),
                    EstimateLineId = table.Column<long>(type: "bigint", nullable: false),
                    IsApproved = table.Column<bool>(type: "bit", nullable: false),
                    IsOtherOption = table.Column<bool>(type: "bit", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EstimateDecisionLine", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_EstimateDecisionLine_EstimateDecision_OrganizationId_EstimateDecisionId",
                        columns: x => new { x.OrganizationId, x.EstimateDecisionId },
                        principalTable: "EstimateDecision",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "EstimateLine",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    EstimateVersionId = table.Column<long>(type: "bigint", nullable: false),
                    JobLineId = table.Column<long>(type: "bigint", nullable: false),
                    Position = table.Column<int>(type: "int", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    ItemId = table.Column<long>(type: "bigint", nullable: true),
                    Description = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    HsnSac = table.Column<string>(type: "nvarchar(8)", maxLength: 8, nullable: false),
                    Uom = table.Column<string>(type: "nvarchar(10)", maxLength: 10, nullable: false),
                    Quantity = table.Column<long>(type: "bigint", nullable: false),
                    UnitPrice = table.Column<long>(type: "bigint", nullable: false),
                    DiscountPercent = table.Column<long>(type: "bigint", nullable: false),
                    RatePercent = table.Column<long>(type: "bigint", nullable: false),
                    Payer = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    IsSafetyCritical = table.Column<bool>(type: "bit", nullable: false),
                    IsOptional = table.Column<bool>(type: "bit", nullable: false),
                    OptionSet = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: true),
                    OptionName = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: true),
                    IsRecommended = table.Column<bool>(type: "bit", nullable: false),
                    Taxable = table.Column<long>(type: "bigint", nullable: false),
                    Tax = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EstimateLine", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_EstimateLine_EstimateVersion_OrganizationId_EstimateVersionId",
                        columns: x => new { x.OrganizationId, x.EstimateVersionId },
                        principalTable: "EstimateVersion",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_EstimateLine_Item_OrganizationId_ItemId",
                        columns: x => new { x.OrganizationId, x.ItemId },
                        principalTable: "Item",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "FleetApprovalLine",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    FleetApprovalId = table.Column<long>(type: "bigint", nullable: false),
                    EstimateLineId = table.Column<long>(type: "bigint", nullable: false),
                    IsApproved = table.Column<bool>(type: "bit", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FleetApprovalLine", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_FleetApprovalLine_EstimateLine_OrganizationId_EstimateLineId",
                        columns: x => new { x.OrganizationId, x.EstimateLineId },
                        principalTable: "EstimateLine",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_FleetApprovalLine_FleetApproval_OrganizationId_FleetApprovalId",
                        columns: x => new { x.OrganizationId, x.FleetApprovalId },
                        principalTable: "FleetApproval",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "FeedbackLink",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    TicketId = table.Column<long>(type: "bigint", nullable: false),
                    ContactId = table.Column<long>(type: "bigint", nullable: false),
                    TokenHash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    ExpiresAtUtc = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FeedbackLink", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_FeedbackLink_Contact_OrganizationId_ContactId",
                        columns: x => new { x.OrganizationId, x.ContactId },
                        principalTable: "Contact",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "FirmwareRecord",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    BatteryPackId = table.Column<long>(type: "bigint", nullable: true),
                    VehicleId = table.Column<long>(type: "bigint", nullable: true),
                    TicketId = table.Column<long>(type: "bigint", nullable: true),
                    Unit = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    VersionText = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    IsUpdate = table.Column<bool>(type: "bit", nullable: false),
                    Note = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    ActorName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FirmwareRecord", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_FirmwareRecord_BatteryPack_OrganizationId_BatteryPackId",
                        columns: x => new { x.OrganizationId, x.BatteryPackId },
                        principalTable: "BatteryPack",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_FirmwareRecord_Vehicle_OrganizationId_VehicleId",
                        columns: x => new { x.OrganizationId, x.VehicleId },
                        principalTable: "Vehicle",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "FleetTelling",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    ContactId = table.Column<long>(type: "bigint", nullable: false),
                    FleetPersonId = table.Column<long>(type: "bigint", nullable: false),
                    TicketId = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FleetTelling", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_FleetTelling_Contact_OrganizationId_ContactId",
                        columns: x => new { x.OrganizationId, x.ContactId },
                        principalTable: "Contact",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_FleetTelling_FleetPerson_OrganizationId_FleetPersonId",
                        columns: x => new { x.OrganizationId, x.FleetPersonId },
                        principalTable: "FleetPerson",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Inspection",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    TicketId = table.Column<long>(type: "bigint", nullable: false),
                    VehicleId = table.Column<long>(type: "bigint", nullable: false),
                    TemplateCode = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    Purpose = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    StartedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    StartedBy = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    FinishedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: true),
                    FinishedById = table.Column<long>(type: "bigint", nullable: true),
                    FinishedBy = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    DiscardedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Inspection", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_Inspection_Membership_OrganizationId_FinishedById",
                        columns: x => new { x.OrganizationId, x.FinishedById },
                        principalTable: "Membership",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Inspection_Vehicle_OrganizationId_VehicleId",
                        columns: x => new { x.OrganizationId, x.VehicleId },
                        principalTable: "Vehicle",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "InspectionPoint",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    InspectionId = table.Column<long>(type: "bigint", nullable: false),
                    TicketId = table.Column<long>(type: "bigint", nullable: false),
                    VehicleId = table.Column<long>(type: "bigint", nullable: false),
                    Position = table.Column<int>(type: "int", nullable: false),
                    GroupName = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    Label = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    IsMandatory = table.Column<bool>(type: "bit", nullable: false),
                    Unit = table.Column<string>(type: "nvarchar(12)", maxLength: 12, nullable: true),
                    Measure = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    Least = table.Column<long>(type: "bigint", nullable: true),
                    Most = table.Column<long>(type: "bigint", nullable: true),
                    Light = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    Value = table.Column<long>(type: "bigint", nullable: true),
                    Note = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: true),
                    AnsweredAtUtc = table.Column<DateTime>(type: "datetime2", nullable: true),
                    AnsweredBy = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_InspectionPoint", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_InspectionPoint_Inspection_OrganizationId_InspectionId",
                        columns: x => new { x.OrganizationId, x.InspectionId },
                        principalTable: "Inspection",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_InspectionPoint_Vehicle_OrganizationId_VehicleId",
                        columns: x => new { x.OrganizationId, x.VehicleId },
                        principalTable: "Vehicle",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "IntakeItem",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    TicketId = table.Column<long>(type: "bigint", nullable: false),
                    Code = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Label = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    Position = table.Column<int>(type: "int", nullable: false),
                    IsMandatory = table.Column<bool>(type: "bit", nullable: false),
                    IsDone = table.Column<bool>(type: "bit", nullable: false),
                    Finding = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    Value = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    WaivedReason = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IntakeItem", x => new { x.OrganizationId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "Invoice",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    Number = table.Column<string>(type: "nvarchar(16)", maxLength: 16, nullable: false),
                    Series = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    FyLabel = table.Column<string>(type: "nvarchar(7)", maxLength: 7, nullable: false),
                    Sequence = table.Column<long>(type: "bigint", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Date = table.Column<DateOnly>(type: "date", nullable: false),
                    DueDate = table.Column<DateOnly>(type: "date", nullable: false),
                    BranchId = table.Column<long>(type: "bigint", nullable: false),
                    ContactId = table.Column<long>(type: "bigint", nullable: false),
                    SupplierName = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    SupplierTradeName = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    SupplierAddress = table.Column<string>(type: "nvarchar(1300)", maxLength: 1300, nullable: false),
                    SupplierStateCode = table.Column<string>(type: "nvarchar(2)", maxLength: 2, nullable: false),
                    SupplierGstin = table.Column<string>(type: "nvarchar(15)", maxLength: 15, nullable: true),
                    IsComposition = table.Column<bool>(type: "bit", nullable: false),
                    SupplierPhone = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    SupplierEmail = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    CustomerName = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    CustomerSortName = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false, collation: "Latin1_General_100_BIN2"),
                    CustomerAddress = table.Column<string>(type: "nvarchar(1300)", maxLength: 1300, nullable: false),
                    CustomerStateCode = table.Column<string>(type: "nvarchar(2)", maxLength: 2, nullable: false),
                    CustomerGstin = table.Column<string>(type: "nvarchar(15)", maxLength: 15, nullable: true),
                    CustomerTreatment = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    CustomerPhone = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    PlaceOfSupply = table.Column<string>(type: "nvarchar(2)", maxLength: 2, nullable: false),
                    PlaceOfSupplyRule = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    SupplyKind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    IsUnionTerritory = table.Column<bool>(type: "bit", nullable: false),
                    ReceivableRole = table.Column<string>(type: "nvarchar(30)", maxLength: 30, nullable: false),
                    TicketId = table.Column<long>(type: "bigint", nullable: true),
                    JobCardId = table.Column<long>(type: "bigint", nullable: true),
                    VehicleId = table.Column<long>(type: "bigint", nullable: true),
                    VehicleText = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    VehicleKey = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Reference = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    Notes = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true),
                    Gross = table.Column<long>(type: "bigint", nullable: false),
                    Discount = table.Column<long>(type: "bigint", nullable: false),
                    Taxable = table.Column<long>(type: "bigint", nullable: false),
                    Cgst = table.Column<long>(type: "bigint", nullable: false),
                    StateTax = table.Column<long>(type: "bigint", nullable: false),
                    Igst = table.Column<long>(type: "bigint", nullable: false),
                    RoundOff = table.Column<long>(type: "bigint", nullable: false),
                    Total = table.Column<long>(type: "bigint", nullable: false),
                    IssuedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    IssuedByMembershipId = table.Column<long>(type: "bigint", nullable: true),
                    IssuedByName = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Invoice", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_Invoice_Branch_OrganizationId_BranchId",
                        columns: x => new { x.OrganizationId, x.BranchId },
                        principalTable: "Branch",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Invoice_Contact_OrganizationId_ContactId",
                        columns: x => new { x.OrganizationId, x.ContactId },
                        principalTable: "Contact",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Invoice_Membership_OrganizationId_IssuedByMembershipId",
                        columns: x => new { x.OrganizationId, x.IssuedByMembershipId },
                        principalTable: "Membership",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Invoice_Vehicle_OrganizationId_VehicleId",
                        columns: x => new { x.OrganizationId, x.VehicleId },
                        principalTable: "Vehicle",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "InvoiceBalance",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    InvoiceId = table.Column<long>(type: "bigint", nullable: false),
                    ContactId = table.Column<long>(type: "bigint", nullable: false),
                    DueDate = table.Column<DateOnly>(type: "date", nullable: false),
                    Status = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    ReceivableRole = table.Column<string>(type: "nvarchar(30)", maxLength: 30, nullable: false),
                    Total = table.Column<long>(type: "bigint", nullable: false),
                    Outstanding = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_InvoiceBalance", x => new { x.OrganizationId, x.Id });
                    table.CheckConstraint("CK_InvoiceBalance_Outstanding", "\"Outstanding\" >= 0 AND \"Outstanding\" <= \"Total\"");
                    table.ForeignKey(
                        name: "FK_InvoiceBalance_Contact_OrganizationId_ContactId",
                        columns: x => new { x.OrganizationId, x.ContactId },
                        principalTable: "Contact",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_InvoiceBalance_Invoice_OrganizationId_InvoiceId",
                        columns: x => new { x.OrganizationId, x.InvoiceId },
                        principalTable: "Invoice",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "InvoiceCancellation",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    InvoiceId = table.Column<long>(type: "bigint", nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    JournalEntryId = table.Column<long>(type: "bigint", nullable: true),
                    MembershipId = table.Column<long>(type: "bigint", nullable: true),
                    ActorName = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    AtUtc = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_InvoiceCancellation", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_InvoiceCancellation_Invoice_OrganizationId_InvoiceId",
                        columns: x => new { x.OrganizationId, x.InvoiceId },
                        principalTable: "Invoice",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_InvoiceCancellation_JournalEntry_OrganizationId_JournalEntryId",
                        columns: x => new { x.OrganizationId, x.JournalEntryId },
                        principalTable: "JournalEntry",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_InvoiceCancellation_Membership_OrganizationId_MembershipId",
                        columns: x => new { x.OrganizationId, x.MembershipId },
                        principalTable: "Membership",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "InvoiceLine",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    InvoiceId = table.Column<long>(type: "bigint", nullable: false),
                    LineNo = table.Column<int>(type: "int", nullable: false),
                    Description = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    IsService = table.Column<bool>(type: "bit", nullable: false),
                    HsnSac = table.Column<string>(type: "nvarchar(8)", maxLength: 8, nullable: false),
                    Uom = table.Column<string>(type: "nvarchar(10)", maxLength: 10, nullable: false),
                    Quantity = table.Column<long>(type: "bigint", nullable: false),
                    UnitPrice = table.Column<long>(type: "bigint", nullable: false),
                    Gross = table.Column<long>(type: "bigint", nullable: false),
                    Discount = table.Column<long>(type: "bigint", nullable: false),
                    Taxable = table.Column<long>(type: "bigint", nullable: false),
                    RatePercent = table.Column<long>(type: "bigint", nullable: false),
                    Cgst = table.Column<long>(type: "bigint", nullable: false),
                    StateTax = table.Column<long>(type: "bigint", nullable: false),
                    Igst = table.Column<long>(type: "bigint", nullable: false),
                    IncomeRole = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    ItemId = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_InvoiceLine", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_InvoiceLine_Invoice_OrganizationId_InvoiceId",
                        columns: x => new { x.OrganizationId, x.InvoiceId },
                        principalTable: "Invoice",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_InvoiceLine_Item_OrganizationId_ItemId",
                        columns: x => new { x.OrganizationId, x.ItemId },
                        principalTable: "Item",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "OnlinePayment",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    ContactId = table.Column<long>(type: "bigint", nullable: false),
                    InvoiceId = table.Column<long>(type: "bigint", nullable: false),
                    Amount = table.Column<long>(type: "bigint", nullable: false),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    ProviderPageId = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    Address = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    ProviderPaymentId = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: true),
                    ReceiptId = table.Column<long>(type: "bigint", nullable: true),
                    CreatedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ExpiresAtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    NextLookUtc = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Looks = table.Column<int>(type: "int", nullable: false),
                    Answer = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: true),
                    DemoPaid = table.Column<bool>(type: "bit", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OnlinePayment", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_OnlinePayment_Contact_OrganizationId_ContactId",
                        columns: x => new { x.OrganizationId, x.ContactId },
                        principalTable: "Contact",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_OnlinePayment_Invoice_OrganizationId_InvoiceId",
                        columns: x => new { x.OrganizationId, x.InvoiceId },
                        principalTable: "Invoice",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_OnlinePayment_Receipt_OrganizationId_ReceiptId",
                        columns: x => new { x.OrganizationId, x.ReceiptId },
                        principalTable: "Receipt",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ReceiptAllocation",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    ReceiptId = table.Column<long>(type: "bigint", nullable: false),
                    InvoiceId = table.Column<long>(type: "bigint", nullable: false),
                    Amount = table.Column<long>(type: "bigint", nullable: false),
                    Date = table.Column<DateOnly>(type: "date", nullable: false),
                    FromAdvance = table.Column<bool>(type: "bit", nullable: false),
                    ReversesAllocationId = table.Column<long>(type: "bigint", nullable: true),
                    AtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ActorName = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReceiptAllocation", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_ReceiptAllocation_Invoice_OrganizationId_InvoiceId",
                        columns: x => new { x.OrganizationId, x.InvoiceId },
                        principalTable: "Invoice",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ReceiptAllocation_ReceiptAllocation_OrganizationId_ReversesAllocationId",
                        columns: x => new { x.OrganizationId, x.ReversesAllocationId },
                        principalTable: "ReceiptAllocation",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ReceiptAllocation_Receipt_OrganizationId_ReceiptId",
                        columns: x => new { x.OrganizationId, x.ReceiptId },
                        principalTable: "Receipt",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ServiceTicket",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    Number = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Sequence = table.Column<long>(type: "bigint", nullable: false),
                    BranchId = table.Column<long>(type: "bigint", nullable: false),
                    Source = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Mode = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Category = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Priority = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Title = table.Column<string>(type: "nvarchar(160)", maxLength: 160, nullable: false),
                    Description = table.Column<string>(type: "nvarchar(max)", maxLength: 8000, nullable: false),
                    Symptoms = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    IsHighVoltage = table.Column<bool>(type: "bit", nullable: false),
                    ContactId = table.Column<long>(type: "bigint", nullable: false),
                    BillToContactId = table.Column<long>(type: "bigint", nullable: true),
                    VehicleId = table.Column<long>(type: "bigint", nullable: false),
                    AmcContractId = table.Column<long>(type: "bigint", nullable: true),
                    AmcResponseMinutes = table.Column<int>(type: "int", nullable: true),
                    OdometerInKm = table.Column<int>(type: "int", nullable: true),
                    OdometerOutKm = table.Column<int>(type: "int", nullable: true),
                    SocInPercent = table.Column<int>(type: "int", nullable: true),
                    SocOutPercent = table.Column<int>(type: "int", nullable: true),
                    NoAskLimit = table.Column<long>(type: "bigint", nullable: true),
                    PromisedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: true),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    StateSinceUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ReturnState = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    OuterReturnState = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    PauseReason = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    PrimaryTechnicianId = table.Column<long>(type: "bigint", nullable: true),
                    SecondTechnicianId = table.Column<long>(type: "bigint", nullable: true),
                    IntakeCompletedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: true),
                    DiagnosisNote = table.Column<string>(type: "nvarchar(max)", maxLength: 8000, nullable: true),
                    DiagnosedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Outcome = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    ConfirmedFault = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true),
                    WorkSummary = table.Column<string>(type: "nvarchar(max)", maxLength: 8000, nullable: true),
                    CompletedByMembershipId = table.Column<long>(type: "bigint", nullable: true),
                    InvoiceId = table.Column<long>(type: "bigint", nullable: true),
                    PartMoves = table.Column<int>(type: "int", nullable: false),
                    DeliveredTo = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    DeliveredAtUtc = table.Column<DateTime>(type: "datetime2", nullable: true),
                    HasLeft = table.Column<bool>(type: "bit", nullable: false),
                    ReopenCount = table.Column<int>(type: "int", nullable: false),
                    ParentTicketId = table.Column<long>(type: "bigint", nullable: true),
                    MergedIntoId = table.Column<long>(type: "bigint", nullable: true),
                    CreatedByMembershipId = table.Column<long>(type: "bigint", nullable: true),
                    CreatedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ClosedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ServiceTicket", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_ServiceTicket_AmcContract_OrganizationId_AmcContractId",
                        columns: x => new { x.OrganizationId, x.AmcContractId },
                        principalTable: "AmcContract",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ServiceTicket_Branch_OrganizationId_BranchId",
                        columns: x => new { x.OrganizationId, x.BranchId },
                        principalTable: "Branch",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ServiceTicket_Contact_OrganizationId_BillToContactId",
                        columns: x => new { x.OrganizationId, x.BillToContactId },
                        principalTable: "Contact",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ServiceTicket_Contact_OrganizationId_ContactId",
                        columns: x => new { x.OrganizationId, x.ContactId },
                        principalTable: "Contact",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ServiceTicket_Invoice_OrganizationId_InvoiceId",
                        columns: x => new { x.OrganizationId, x.InvoiceId },
                        principalTable: "Invoice",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ServiceTicket_Membership_OrganizationId_PrimaryTechnicianId",
                        columns: x => new { x.OrganizationId, x.PrimaryTechnicianId },
                        principalTable: "Membership",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ServiceTicket_Membership_OrganizationId_SecondTechnicianId",
                        columns: x => new { x.OrganizationId, x.SecondTechnicianId },
                        principalTable: "Membership",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ServiceTicket_ServiceTicket_OrganizationId_MergedIntoId",
                        columns: x => new { x.OrganizationId, x.MergedIntoId },
                        principalTable: "ServiceTicket",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ServiceTicket_ServiceTicket_OrganizationId_ParentTicketId",
                        columns: x => new { x.OrganizationId, x.ParentTicketId },
                        principalTable: "ServiceTicket",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ServiceTicket_Vehicle_OrganizationId_VehicleId",
                        columns: x => new { x.OrganizationId, x.VehicleId },
                        principalTable: "Vehicle",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "JobConcern",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    TicketId = table.Column<long>(type: "bigint", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    Condition = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    Cause = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    Correction = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    Confirmation = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    IsNotFound = table.Column<bool>(type: "bit", nullable: false),
                    RemovedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_JobConcern", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_JobConcern_ServiceTicket_OrganizationId_TicketId",
                        columns: x => new { x.OrganizationId, x.TicketId },
                        principalTable: "ServiceTicket",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "JobCosting",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    TicketId = table.Column<long>(type: "bigint", nullable: false),
                    BranchId = table.Column<long>(type: "bigint", nullable: false),
                    AtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Revenue = table.Column<long>(type: "bigint", nullable: false),
                    Parts = table.Column<long>(type: "bigint", nullable: false),
                    Hours = table.Column<long>(type: "bigint", nullable: false),
                    Labour = table.Column<long>(type: "bigint", nullable: false),
                    Outside = table.Column<long>(type: "bigint", nullable: false),
                    Recovery = table.Column<long>(type: "bigint", nullable: false),
                    Earned = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_JobCosting", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_JobCosting_Branch_OrganizationId_BranchId",
                        columns: x => new { x.OrganizationId, x.BranchId },
                        principalTable: "Branch",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_JobCosting_ServiceTicket_OrganizationId_TicketId",
                        columns: x => new { x.OrganizationId, x.TicketId },
                        principalTable: "ServiceTicket",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "JobLine",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    TicketId = table.Column<long>(type: "bigint", nullable: false),
                    EstimateId = table.Column<long>(type: "bigint", nullable: true),
                    Position = table.Column<int>(type: "int", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    ItemId = table.Column<long>(type: "bigint", nullable: true),
                    Description = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    HsnSac = table.Column<string>(type: "nvarchar(8)", maxLength: 8, nullable: false),
                    Uom = table.Column<string>(type: "nvarchar(10)", maxLength: 10, nullable: false),
                    Quantity = table.Column<long>(type: "bigint", nullable: false),
                    UnitPrice = table.Column<long>(type: "bigint", nullable: false),
                    DiscountPercent = table.Column<long>(type: "bigint", nullable: false),
                    RatePercent = table.Column<long>(type: "bigint", nullable: false),
                    Payer = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    AmcEntitlementId = table.Column<long>(type: "bigint", nullable: true),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    IsSafetyCritical = table.Column<bool>(type: "bit", nullable: false),
                    OpensHvBattery = table.Column<bool>(type: "bit", nullable: false),
                    IsOptional = table.Column<bool>(type: "bit", nullable: false),
                    OptionSet = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: true),
                    OptionName = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: true),
                    IsRecommended = table.Column<bool>(type: "bit", nullable: false),
                    IssuedQuantity = table.Column<long>(type: "bigint", nullable: false),
                    ComesOn = table.Column<DateOnly>(type: "date", nullable: true),
                    DoneAtUtc = table.Column<DateTime>(type: "datetime2", nullable: true),
                    InvoiceId = table.Column<long>(type: "bigint", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_JobLine", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_JobLine_AmcEntitlement_OrganizationId_AmcEntitlementId",
                        columns: x => new { x.OrganizationId, x.AmcEntitlementId },
                        principalTable: "AmcEntitlement",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_JobLine_Estimate_OrganizationId_EstimateId",
                        columns: x => new { x.OrganizationId, x.EstimateId },
                        principalTable: "Estimate",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_JobLine_Invoice_OrganizationId_InvoiceId",
                        columns: x => new { x.OrganizationId, x.InvoiceId },
                        principalTable: "Invoice",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_JobLine_Item_OrganizationId_ItemId",
                        columns: x => new { x.OrganizationId, x.ItemId },
                        principalTable: "Item",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_JobLine_ServiceTicket_OrganizationId_TicketId",
                        columns: x => new { x.OrganizationId, x.TicketId },
                        principalTable: "ServiceTicket",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "JournalLine",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    EntryId = table.Column<long>(type: "bigint", nullable: false),
                    LineNo = table.Column<int>(type: "int", nullable: false),
                    AccountId = table.Column<long>(type: "bigint", nullable: false),
                    EntryDate = table.Column<DateOnly>(type: "date", nullable: false),
                    Debit = table.Column<long>(type: "bigint", nullable: false),
                    Credit = table.Column<long>(type: "bigint", nullable: false),
                    PartyId = table.Column<long>(type: "bigint", nullable: true),
                    BranchId = table.Column<long>(type: "bigint", nullable: false),
                    WarehouseId = table.Column<long>(type: "bigint", nullable: true),
                    JobCardId = table.Column<long>(type: "bigint", nullable: true),
                    VehicleId = table.Column<long>(type: "bigint", nullable: true),
                    TaxHead = table.Column<string>(type: "nvarchar(5)", maxLength: 5, nullable: true),
                    DueDate = table.Column<DateOnly>(type: "date", nullable: true),
                    Memo = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_JournalLine", x => new { x.OrganizationId, x.Id });
                    table.CheckConstraint("CK_JournalLine_Sides", "(\"Debit\" > 0 AND \"Credit\" = 0) OR (\"Debit\" = 0 AND \"Credit\" > 0)");
                    table.ForeignKey(
                        name: "FK_JournalLine_Account_OrganizationId_AccountId",
                        columns: x => new { x.OrganizationId, x.AccountId },
                        principalTable: "Account",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_JournalLine_Branch_OrganizationId_BranchId",
                        columns: x => new { x.OrganizationId, x.BranchId },
                        principalTable: "Branch",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_JournalLine_Contact_OrganizationId_PartyId",
                        columns: x => new { x.OrganizationId, x.PartyId },
                        principalTable: "Contact",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_JournalLine_JournalEntry_OrganizationId_EntryId",
                        columns: x => new { x.OrganizationId, x.EntryId },
                        principalTable: "JournalEntry",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_JournalLine_ServiceTicket_OrganizationId_JobCardId",
                        columns: x => new { x.OrganizationId, x.JobCardId },
                        principalTable: "ServiceTicket",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_JournalLine_Vehicle_OrganizationId_VehicleId",
                        columns: x => new { x.OrganizationId, x.VehicleId },
                        principalTable: "Vehicle",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_JournalLine_Warehouse_OrganizationId_WarehouseId",
                        columns: x => new { x.OrganizationId, x.WarehouseId },
                        principalTable: "Warehouse",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "MessagePlan",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    Event = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    TicketId = table.Column<long>(type: "bigint", nullable: false),
                    EstimateId = table.Column<long>(type: "bigint", nullable: true),
                    VersionNo = table.Column<int>(type: "int", nullable: false),
                    SourceKey = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    DueUtc = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MessagePlan", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_MessagePlan_Estimate_OrganizationId_EstimateId",
                        columns: x => new { x.OrganizationId, x.EstimateId },
                        principalTable: "Estimate",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_MessagePlan_ServiceTicket_OrganizationId_TicketId",
                        columns: x => new { x.OrganizationId, x.TicketId },
                        principalTable: "ServiceTicket",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PackEvent",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    BatteryPackId = table.Column<long>(type: "bigint", nullable: false),
                    VehicleId = table.Column<long>(type: "bigint", nullable: true),
                    TicketId = table.Column<long>(type: "bigint", nullable: true),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    ByOthers = table.Column<bool>(type: "bit", nullable: false),
                    Note = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    ActorName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PackEvent", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_PackEvent_BatteryPack_OrganizationId_BatteryPackId",
                        columns: x => new { x.OrganizationId, x.BatteryPackId },
                        principalTable: "BatteryPack",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PackEvent_ServiceTicket_OrganizationId_TicketId",
                        columns: x => new { x.OrganizationId, x.TicketId },
                        principalTable: "ServiceTicket",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PackEvent_Vehicle_OrganizationId_VehicleId",
                        columns: x => new { x.OrganizationId, x.VehicleId },
                        principalTable: "Vehicle",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "QcResult",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    TicketId = table.Column<long>(type: "bigint", nullable: false),
                    Passed = table.Column<bool>(type: "bit", nullable: false),
                    Checklist = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    ByMembershipId = table.Column<long>(type: "bigint", nullable: false),
                    AtUtc = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_QcResult", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_QcResult_Membership_OrganizationId_ByMembershipId",
                        columns: x => new { x.OrganizationId, x.ByMembershipId },
                        principalTable: "Membership",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_QcResult_ServiceTicket_OrganizationId_TicketId",
                        columns: x => new { x.OrganizationId, x.TicketId },
                        principalTable: "ServiceTicket",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "RecallVehicle",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    RecallId = table.Column<long>(type: "bigint", nullable: false),
                    VehicleId = table.Column<long>(type: "bigint", nullable: false),
                    State = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    TicketId = table.Column<long>(type: "bigint", nullable: true),
                    Note = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    ActorName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RecallVehicle", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_RecallVehicle_Recall_OrganizationId_RecallId",
                        columns: x => new { x.OrganizationId, x.RecallId },
                        principalTable: "Recall",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_RecallVehicle_ServiceTicket_OrganizationId_TicketId",
                        columns: x => new { x.OrganizationId, x.TicketId },
                        principalTable: "ServiceTicket",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_RecallVehicle_Vehicle_OrganizationId_VehicleId",
                        columns: x => new { x.OrganizationId, x.VehicleId },
                        principalTable: "Vehicle",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Signature",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    Purpose = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    TicketId = table.Column<long>(type: "bigint", nullable: false),
                    SignerName = table.Column<string>(type: "nvarchar(160)", maxLength: 160, nullable: false),
                    StrokePath = table.Column<string>(type: "nvarchar(max)", maxLength: 20000, nullable: false),
                    IsOnPaper = table.Column<bool>(type: "bit", nullable: false),
                    AtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    WitnessMembershipId = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Signature", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_Signature_Membership_OrganizationId_WitnessMembershipId",
                        columns: x => new { x.OrganizationId, x.WitnessMembershipId },
                        principalTable: "Membership",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Signature_ServiceTicket_OrganizationId_TicketId",
                        columns: x => new { x.OrganizationId, x.TicketId },
                        principalTable: "ServiceTicket",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SlaTerms",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    TicketId = table.Column<long>(type: "bigint", nullable: false),
                    PolicyId = table.Column<long>(type: "bigint", nullable: false),
                    PolicyName = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    Priority = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    ResponseMinutes = table.Column<int>(type: "int", nullable: false),
                    ResolutionMinutes = table.Column<int>(type: "int", nullable: false),
                    ArrivalMinutes = table.Column<int>(type: "int", nullable: true),
                    NextResponseMinutes = table.Column<int>(type: "int", nullable: true),
                    IsAroundTheClock = table.Column<bool>(type: "bit", nullable: false),
                    EditionId = table.Column<long>(type: "bigint", nullable: false),
                    PausesForParts = table.Column<bool>(type: "bit", nullable: false),
                    PausesFirstResponse = table.Column<bool>(type: "bit", nullable: false),
                    Cause = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    ActorName = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    AtUtc = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SlaTerms", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_SlaTerms_ServiceTicket_OrganizationId_TicketId",
                        columns: x => new { x.OrganizationId, x.TicketId },
                        principalTable: "ServiceTicket",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SlaTerms_SlaEdition_OrganizationId_EditionId",
                        columns: x => new { x.OrganizationId, x.EditionId },
                        principalTable: "SlaEdition",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SohReading",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    BatteryPackId = table.Column<long>(type: "bigint", nullable: false),
                    VehicleId = table.Column<long>(type: "bigint", nullable: true),
                    TicketId = table.Column<long>(type: "bigint", nullable: true),
                    ReadOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Percent = table.Column<long>(type: "bigint", nullable: false),
                    Method = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Cycles = table.Column<int>(type: "int", nullable: true),
                    OdometerKm = table.Column<int>(type: "int", nullable: true),
                    ActorName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SohReading", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_SohReading_BatteryPack_OrganizationId_BatteryPackId",
                        columns: x => new { x.OrganizationId, x.BatteryPackId },
                        principalTable: "BatteryPack",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SohReading_ServiceTicket_OrganizationId_TicketId",
                        columns: x => new { x.OrganizationId, x.TicketId },
                        principalTable: "ServiceTicket",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SohReading_Vehicle_OrganizationId_VehicleId",
                        columns: x => new { x.OrganizationId, x.VehicleId },
                        principalTable: "Vehicle",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "StockMovement",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    ItemId = table.Column<long>(type: "bigint", nullable: false),
                    WarehouseId = table.Column<long>(type: "bigint", nullable: false),
                    Type = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Quantity = table.Column<long>(type: "bigint", nullable: false),
                    Value = table.Column<long>(type: "bigint", nullable: false),
                    EffectiveDate = table.Column<DateOnly>(type: "date", nullable: false),
                    SourceType = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    SourceId = table.Column<long>(type: "bigint", nullable: false),
                    SourceLine = table.Column<int>(type: "int", nullable: false),
                    AdjustsMovementId = table.Column<long>(type: "bigint", nullable: true),
                    JobCardId = table.Column<long>(type: "bigint", nullable: true),
                    VehicleId = table.Column<long>(type: "bigint", nullable: true),
                    Payer = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    JournalEntryId = table.Column<long>(type: "bigint", nullable: true),
                    Reason = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    MembershipId = table.Column<long>(type: "bigint", nullable: true),
                    ActorName = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    AtUtc = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StockMovement", x => new { x.OrganizationId, x.Id });
                    table.CheckConstraint("CK_StockMovement_Posted", "\"Value\" = 0 OR \"JournalEntryId\" IS NOT NULL");
                    table.CheckConstraint("CK_StockMovement_Sign", "(\"Type\" IN ('Opening', 'Receipt', 'ReturnJob', 'ReturnSale', 'ReturnInternal', 'CountGain') AND \"Quantity\" > 0 AND \"Value\" >= 0) OR (\"Type\" = 'CostAdjustment' AND \"Quantity\" = 0) OR (\"Type\" NOT IN ('Opening', 'Receipt', 'ReturnJob', 'ReturnSale', 'ReturnInternal', 'CountGain', 'CostAdjustment') AND \"Quantity\" < 0 AND \"Value\" <= 0)");
                    table.ForeignKey(
                        name: "FK_StockMovement_Item_OrganizationId_ItemId",
                        columns: x => new { x.OrganizationId, x.ItemId },
                        principalTable: "Item",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_StockMovement_JournalEntry_OrganizationId_JournalEntryId",
                        columns: x => new { x.OrganizationId, x.JournalEntryId },
                        principalTable: "JournalEntry",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_StockMovement_Membership_OrganizationId_MembershipId",
                        columns: x => new { x.OrganizationId, x.MembershipId },
                        principalTable: "Membership",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_StockMovement_ServiceTicket_OrganizationId_JobCardId",
                        columns: x => new { x.OrganizationId, x.JobCardId },
                        principalTable: "ServiceTicket",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_StockMovement_StockMovement_OrganizationId_AdjustsMovementId",
                        columns: x => new { x.OrganizationId, x.AdjustsMovementId },
                        principalTable: "StockMovement",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_StockMovement_Vehicle_OrganizationId_VehicleId",
                        columns: x => new { x.OrganizationId, x.VehicleId },
                        principalTable: "Vehicle",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_StockMovement_Warehouse_OrganizationId_WarehouseId",
                        columns: x => new { x.OrganizationId, x.WarehouseId },
                        principalTable: "Warehouse",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "TicketComment",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    TicketId = table.Column<long>(type: "bigint", nullable: false),
                    Text = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    Contact = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    MembershipId = table.Column<long>(type: "bigint", nullable: true),
                    ActorName = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    AtUtc = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TicketComment", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_TicketComment_ServiceTicket_OrganizationId_TicketId",
                        columns: x => new { x.OrganizationId, x.TicketId },
                        principalTable: "ServiceTicket",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "TicketStateChange",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    TicketId = table.Column<long>(type: "bigint", nullable: false),
                    From = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    To = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Action = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    MembershipId = table.Column<long>(type: "bigint", nullable: true),
                    ActorName = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    AtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    EvidenceId = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TicketStateChange", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_TicketStateChange_ServiceTicket_OrganizationId_TicketId",
                        columns: x => new { x.OrganizationId, x.TicketId },
                        principalTable: "ServiceTicket",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "VisitFeedback",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    TicketId = table.Column<long>(type: "bigint", nullable: false),
                    ContactId = table.Column<long>(type: "bigint", nullable: false),
                    Stars = table.Column<int>(type: "int", nullable: false),
                    Recommend = table.Column<int>(type: "int", nullable: true),
                    Text = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    AtUtc = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_VisitFeedback", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_VisitFeedback_Contact_OrganizationId_ContactId",
                        columns: x => new { x.OrganizationId, x.ContactId },
                        principalTable: "Contact",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_VisitFeedback_ServiceTicket_OrganizationId_TicketId",
                        columns: x => new { x.OrganizationId, x.TicketId },
                        principalTable: "ServiceTicket",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "WarrantyCover",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    VehicleId = table.Column<long>(type: "bigint", nullable: true),
                    BatteryPackId = table.Column<long>(type: "bigint", nullable: true),
                    Subject = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Description = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    Provider = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    StartsOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Months = table.Column<int>(type: "int", nullable: true),
                    Km = table.Column<int>(type: "int", nullable: true),
                    StartKm = table.Column<int>(type: "int", nullable: false),
                    SohFloorPercent = table.Column<long>(type: "bigint", nullable: true),
                    IsAssumed = table.Column<bool>(type: "bit", nullable: false),
                    TicketId = table.Column<long>(type: "bigint", nullable: true),
                    VoidedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    VoidReason = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    CreatedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WarrantyCover", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_WarrantyCover_BatteryPack_OrganizationId_BatteryPackId",
                        columns: x => new { x.OrganizationId, x.BatteryPackId },
                        principalTable: "BatteryPack",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_WarrantyCover_ServiceTicket_OrganizationId_TicketId",
                        columns: x => new { x.OrganizationId, x.TicketId },
                        principalTable: "ServiceTicket",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_WarrantyCover_Vehicle_OrganizationId_VehicleId",
                        columns: x => new { x.OrganizationId, x.VehicleId },
                        principalTable: "Vehicle",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "JobCostingLine",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    JobCostingId = table.Column<long>(type: "bigint", nullable: false),
                    LineNo = table.Column<int>(type: "int", nullable: false),
                    JobLineId = table.Column<long>(type: "bigint", nullable: true),
                    Description = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    Payer = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    Revenue = table.Column<long>(type: "bigint", nullable: false),
                    IsBilled = table.Column<bool>(type: "bit", nullable: false),
                    Parts = table.Column<long>(type: "bigint", nullable: false),
                    Hours = table.Column<long>(type: "bigint", nullable: false),
                    Labour = table.Column<long>(type: "bigint", nullable: false),
                    Outside = table.Column<long>(type: "bigint", nullable: false),
                    OutsideIsBilled = table.Column<bool>(type: "bit", nullable: false),
                    Recovery = table.Column<long>(type: "bigint", nullable: false),
                    Claimed = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_JobCostingLine", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_JobCostingLine_JobCosting_OrganizationId_JobCostingId",
                        columns: x => new { x.OrganizationId, x.JobCostingId },
                        principalTable: "JobCosting",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_JobCostingLine_JobLine_OrganizationId_JobLineId",
                        columns: x => new { x.OrganizationId, x.JobLineId },
                        principalTable: "JobLine",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "JobReading",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    TicketId = table.Column<long>(type: "bigint", nullable: false),
                    JobLineId = table.Column<long>(type: "bigint", nullable: true),
                    Measure = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Value = table.Column<long>(type: "bigint", nullable: false),
                    Remark = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    TakenAtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    MembershipId = table.Column<long>(type: "bigint", nullable: true),
                    ActorName = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_JobReading", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_JobReading_JobLine_OrganizationId_JobLineId",
                        columns: x => new { x.OrganizationId, x.JobLineId },
                        principalTable: "JobLine",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_JobReading_Membership_OrganizationId_MembershipId",
                        columns: x => new { x.OrganizationId, x.MembershipId },
                        principalTable: "Membership",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_JobReading_ServiceTicket_OrganizationId_TicketId",
                        columns: x => new { x.OrganizationId, x.TicketId },
                        principalTable: "ServiceTicket",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SubletOrder",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    Number = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    TicketId = table.Column<long>(type: "bigint", nullable: false),
                    VehicleId = table.Column<long>(type: "bigint", nullable: false),
                    BranchId = table.Column<long>(type: "bigint", nullable: false),
                    JobLineId = table.Column<long>(type: "bigint", nullable: false),
                    LiveJobLineId = table.Column<long>(type: "bigint", nullable: true),
                    VendorId = table.Column<long>(type: "bigint", nullable: false),
                    Work = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    AgreedCost = table.Column<long>(type: "bigint", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: false),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    StateSinceUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    HandedOver = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    SentAtUtc = table.Column<DateTime>(type: "datetime2", nullable: true),
                    SentBy = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    Rounds = table.Column<int>(type: "int", nullable: false),
                    ReturnedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: true),
                    LiveBillKey = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: true),
                    OrderedBy = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    CreatedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SubletOrder", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_SubletOrder_Branch_OrganizationId_BranchId",
                        columns: x => new { x.OrganizationId, x.BranchId },
                        principalTable: "Branch",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SubletOrder_Contact_OrganizationId_VendorId",
                        columns: x => new { x.OrganizationId, x.VendorId },
                        principalTable: "Contact",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SubletOrder_JobLine_OrganizationId_JobLineId",
                        columns: x => new { x.OrganizationId, x.JobLineId },
                        principalTable: "JobLine",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SubletOrder_ServiceTicket_OrganizationId_TicketId",
                        columns: x => new { x.OrganizationId, x.TicketId },
                        principalTable: "ServiceTicket",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SubletOrder_Vehicle_OrganizationId_VehicleId",
                        columns: x => new { x.OrganizationId, x.VehicleId },
                        principalTable: "Vehicle",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "TicketPhoto",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    TicketId = table.Column<long>(type: "bigint", nullable: false),
                    JobLineId = table.Column<long>(type: "bigint", nullable: true),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Caption = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    FileKey = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    ThumbKey = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Bytes = table.Column<long>(type: "bigint", nullable: false),
                    Sha256 = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    Width = table.Column<int>(type: "int", nullable: false),
                    Height = table.Column<int>(type: "int", nullable: false),
                    TakenAtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    MembershipId = table.Column<long>(type: "bigint", nullable: true),
                    ActorName = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    MarkedFromId = table.Column<long>(type: "bigint", nullable: true),
                    ReleasedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: true),
                    ReleasedBy = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    RemovedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TicketPhoto", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_TicketPhoto_JobLine_OrganizationId_JobLineId",
                        columns: x => new { x.OrganizationId, x.JobLineId },
                        principalTable: "JobLine",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_TicketPhoto_Membership_OrganizationId_MembershipId",
                        columns: x => new { x.OrganizationId, x.MembershipId },
                        principalTable: "Membership",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_TicketPhoto_ServiceTicket_OrganizationId_TicketId",
                        columns: x => new { x.OrganizationId, x.TicketId },
                        principalTable: "ServiceTicket",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_TicketPhoto_TicketPhoto_OrganizationId_MarkedFromId",
                        columns: x => new { x.OrganizationId, x.MarkedFromId },
                        principalTable: "TicketPhoto",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "TimeEntry",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    TicketId = table.Column<long>(type: "bigint", nullable: false),
                    JobLineId = table.Column<long>(type: "bigint", nullable: true),
                    TechnicianId = table.Column<long>(type: "bigint", nullable: false),
                    StartedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    EndedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: true),
                    RunningKey = table.Column<long>(type: "bigint", nullable: false),
                    Source = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TimeEntry", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_TimeEntry_JobLine_OrganizationId_JobLineId",
                        columns: x => new { x.OrganizationId, x.JobLineId },
                        principalTable: "JobLine",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_TimeEntry_Membership_OrganizationId_TechnicianId",
                        columns: x => new { x.OrganizationId, x.TechnicianId },
                        principalTable: "Membership",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_TimeEntry_ServiceTicket_OrganizationId_TicketId",
                        columns: x => new { x.OrganizationId, x.TicketId },
                        principalTable: "ServiceTicket",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "VoiceNote",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    TicketId = table.Column<long>(type: "bigint", nullable: false),
                    JobLineId = table.Column<long>(type: "bigint", nullable: true),
                    FileKey = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    ContentType = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    Bytes = table.Column<long>(type: "bigint", nullable: false),
                    Sha256 = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    Seconds = table.Column<int>(type: "int", nullable: false),
                    Remark = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    TakenAtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ArrivedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    MembershipId = table.Column<long>(type: "bigint", nullable: true),
                    ActorName = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    RemovedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_VoiceNote", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_VoiceNote_JobLine_OrganizationId_JobLineId",
                        columns: x => new { x.OrganizationId, x.JobLineId },
                        principalTable: "JobLine",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_VoiceNote_Membership_OrganizationId_MembershipId",
                        columns: x => new { x.OrganizationId, x.MembershipId },
                        principalTable: "Membership",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_VoiceNote_ServiceTicket_OrganizationId_TicketId",
                        columns: x => new { x.OrganizationId, x.TicketId },
                        principalTable: "ServiceTicket",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SlaClock",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    TicketId = table.Column<long>(type: "bigint", nullable: false),
                    TermsId = table.Column<long>(type: "bigint", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Generation = table.Column<int>(type: "int", nullable: false),
                    StartedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    TargetMinutes = table.Column<int>(type: "int", nullable: false),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Verdict = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    DueUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    NextCheckUtc = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Level = table.Column<int>(type: "int", nullable: false),
                    EndedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: true),
                    UsedMinutes = table.Column<int>(type: "int", nullable: false),
                    PausedMinutes = table.Column<int>(type: "int", nullable: false),
                    LateMinutes = table.Column<int>(type: "int", nullable: false),
                    IsShown = table.Column<bool>(type: "bit", nullable: false),
                    IsStale = table.Column<bool>(type: "bit", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SlaClock", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_SlaClock_ServiceTicket_OrganizationId_TicketId",
                        columns: x => new { x.OrganizationId, x.TicketId },
                        principalTable: "ServiceTicket",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SlaClock_SlaTerms_OrganizationId_TermsId",
                        columns: x => new { x.OrganizationId, x.TermsId },
                        principalTable: "SlaTerms",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PartRequest",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    TicketId = table.Column<long>(type: "bigint", nullable: false),
                    JobLineId = table.Column<long>(type: "bigint", nullable: false),
                    ItemId = table.Column<long>(type: "bigint", nullable: false),
                    WarehouseId = table.Column<long>(type: "bigint", nullable: false),
                    Quantity = table.Column<long>(type: "bigint", nullable: false),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    RequestedByMembershipId = table.Column<long>(type: "bigint", nullable: false),
                    RequestedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    IssueMovementId = table.Column<long>(type: "bigint", nullable: true),
                    Note = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PartRequest", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_PartRequest_Item_OrganizationId_ItemId",
                        columns: x => new { x.OrganizationId, x.ItemId },
                        principalTable: "Item",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PartRequest_JobLine_OrganizationId_JobLineId",
                        columns: x => new { x.OrganizationId, x.JobLineId },
                        principalTable: "JobLine",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PartRequest_Membership_OrganizationId_RequestedByMembershipId",
                        columns: x => new { x.OrganizationId, x.RequestedByMembershipId },
                        principalTable: "Membership",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PartRequest_ServiceTicket_OrganizationId_TicketId",
                        columns: x => new { x.OrganizationId, x.TicketId },
                        principalTable: "ServiceTicket",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PartRequest_StockMovement_OrganizationId_IssueMovementId",
                        columns: x => new { x.OrganizationId, x.IssueMovementId },
                        principalTable: "StockMovement",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PartRequest_Warehouse_OrganizationId_WarehouseId",
                        columns: x => new { x.OrganizationId, x.WarehouseId },
                        principalTable: "Warehouse",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "StockLayer",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    ItemId = table.Column<long>(type: "bigint", nullable: false),
                    WarehouseId = table.Column<long>(type: "bigint", nullable: false),
                    MovementId = table.Column<long>(type: "bigint", nullable: false),
                    EffectiveDate = table.Column<DateOnly>(type: "date", nullable: false),
                    Quantity = table.Column<long>(type: "bigint", nullable: false),
                    Value = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StockLayer", x => new { x.OrganizationId, x.Id });
                    table.CheckConstraint("CK_StockLayer_Value", "\"Quantity\" >= 0 AND \"Value\" >= 0 AND (\"Quantity\" > 0 OR \"Value\" = 0)");
                    table.ForeignKey(
                        name: "FK_StockLayer_Item_OrganizationId_ItemId",
                        columns: x => new { x.OrganizationId, x.ItemId },
                        principalTable: "Item",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_StockLayer_StockMovement_OrganizationId_MovementId",
                        columns: x => new { x.OrganizationId, x.MovementId },
                        principalTable: "StockMovement",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_StockLayer_Warehouse_OrganizationId_WarehouseId",
                        columns: x => new { x.OrganizationId, x.WarehouseId },
                        principalTable: "Warehouse",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "WarrantyClaim",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    Number = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    TicketId = table.Column<long>(type: "bigint", nullable: false),
                    VehicleId = table.Column<long>(type: "bigint", nullable: false),
                    BranchId = table.Column<long>(type: "bigint", nullable: false),
                    MakerId = table.Column<long>(type: "bigint", nullable: false),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    StateSinceUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    WarrantyCoverId = table.Column<long>(type: "bigint", nullable: true),
                    Verdict = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    VerdictText = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    MakerReference = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: true),
                    Claimed = table.Column<long>(type: "bigint", nullable: false),
                    Approved = table.Column<long>(type: "bigint", nullable: true),
                    InvoiceId = table.Column<long>(type: "bigint", nullable: true),
                    SubmittedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: true),
                    DecidedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: true),
                    CreatedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WarrantyClaim", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_WarrantyClaim_Branch_OrganizationId_BranchId",
                        columns: x => new { x.OrganizationId, x.BranchId },
                        principalTable: "Branch",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_WarrantyClaim_Contact_OrganizationId_MakerId",
                        columns: x => new { x.OrganizationId, x.MakerId },
                        principalTable: "Contact",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_WarrantyClaim_Invoice_OrganizationId_InvoiceId",
                        columns: x => new { x.OrganizationId, x.InvoiceId },
                        principalTable: "Invoice",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_WarrantyClaim_ServiceTicket_OrganizationId_TicketId",
                        columns: x => new { x.OrganizationId, x.TicketId },
                        principalTable: "ServiceTicket",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_WarrantyClaim_Vehicle_OrganizationId_VehicleId",
                        columns: x => new { x.OrganizationId, x.VehicleId },
                        principalTable: "Vehicle",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_WarrantyClaim_WarrantyCover_OrganizationId_WarrantyCoverId",
                        columns: x => new { x.OrganizationId, x.WarrantyCoverId },
                        principalTable: "WarrantyCover",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SubletBill",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    SubletOrderId = table.Column<long>(type: "bigint", nullable: false),
                    VendorId = table.Column<long>(type: "bigint", nullable: false),
                    VendorGstin = table.Column<string>(type: "nvarchar(15)", maxLength: 15, nullable: true),
                    Number = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    NumberKey = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    FyLabel = table.Column<string>(type: "nvarchar(7)", maxLength: 7, nullable: false),
                    Date = table.Column<DateOnly>(type: "date", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Taxable = table.Column<long>(type: "bigint", nullable: false),
                    RatePercent = table.Column<long>(type: "bigint", nullable: false),
                    Cgst = table.Column<long>(type: "bigint", nullable: false),
                    StateTax = table.Column<long>(type: "bigint", nullable: false),
                    Igst = table.Column<long>(type: "bigint", nullable: false),
                    RoundOff = table.Column<long>(type: "bigint", nullable: false),
                    Total = table.Column<long>(type: "bigint", nullable: false),
                    Cost = table.Column<long>(type: "bigint", nullable: false),
                    AgreedCost = table.Column<long>(type: "bigint", nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    JournalEntryId = table.Column<long>(type: "bigint", nullable: false),
                    MembershipId = table.Column<long>(type: "bigint", nullable: true),
                    ActorName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    AtUtc = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SubletBill", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_SubletBill_Contact_OrganizationId_VendorId",
                        columns: x => new { x.OrganizationId, x.VendorId },
                        principalTable: "Contact",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SubletBill_JournalEntry_OrganizationId_JournalEntryId",
                        columns: x => new { x.OrganizationId, x.JournalEntryId },
                        principalTable: "JournalEntry",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SubletBill_Membership_OrganizationId_MembershipId",
                        columns: x => new { x.OrganizationId, x.MembershipId },
                        principalTable: "Membership",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SubletBill_SubletOrder_OrganizationId_SubletOrderId",
                        columns: x => new { x.OrganizationId, x.SubletOrderId },
                        principalTable: "SubletOrder",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SubletEvent",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    SubletOrderId = table.Column<long>(type: "bigint", nullable: false),
                    TicketId = table.Column<long>(type: "bigint", nullable: false),
                    Deed = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Note = table.Column<string>(type: "nvarchar(1100)", maxLength: 1100, nullable: true),
                    AtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    MembershipId = table.Column<long>(type: "bigint", nullable: true),
                    ActorName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SubletEvent", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_SubletEvent_Membership_OrganizationId_MembershipId",
                        columns: x => new { x.OrganizationId, x.MembershipId },
                        principalTable: "Membership",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SubletEvent_ServiceTicket_OrganizationId_TicketId",
                        columns: x => new { x.OrganizationId, x.TicketId },
                        principalTable: "ServiceTicket",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SubletEvent_SubletOrder_OrganizationId_SubletOrderId",
                        columns: x => new { x.OrganizationId, x.SubletOrderId },
                        principalTable: "SubletOrder",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SlaEscalation",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    TicketId = table.Column<long>(type: "bigint", nullable: false),
                    ClockId = table.Column<long>(type: "bigint", nullable: false),
                    Level = table.Column<int>(type: "int", nullable: false),
                    ReachedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    SentAtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    IsLate = table.Column<bool>(type: "bit", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SlaEscalation", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_SlaEscalation_ServiceTicket_OrganizationId_TicketId",
                        columns: x => new { x.OrganizationId, x.TicketId },
                        principalTable: "ServiceTicket",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SlaEscalation_SlaClock_OrganizationId_ClockId",
                        columns: x => new { x.OrganizationId, x.ClockId },
                        principalTable: "SlaClock",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SlaHandover",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    TicketId = table.Column<long>(type: "bigint", nullable: false),
                    ClockId = table.Column<long>(type: "bigint", nullable: false),
                    FromMembershipId = table.Column<long>(type: "bigint", nullable: false),
                    ToMembershipId = table.Column<long>(type: "bigint", nullable: true),
                    AtUtc = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SlaHandover", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_SlaHandover_Membership_OrganizationId_FromMembershipId",
                        columns: x => new { x.OrganizationId, x.FromMembershipId },
                        principalTable: "Membership",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SlaHandover_Membership_OrganizationId_ToMembershipId",
                        columns: x => new { x.OrganizationId, x.ToMembershipId },
                        principalTable: "Membership",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SlaHandover_ServiceTicket_OrganizationId_TicketId",
                        columns: x => new { x.OrganizationId, x.TicketId },
                        principalTable: "ServiceTicket",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SlaHandover_SlaClock_OrganizationId_ClockId",
                        columns: x => new { x.OrganizationId, x.ClockId },
                        principalTable: "SlaClock",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SubletBillReversal",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    SubletBillId = table.Column<long>(type: "bigint", nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    JournalEntryId = table.Column<long>(type: "bigint", nullable: false),
                    MembershipId = table.Column<long>(type: "bigint", nullable: true),
                    ActorName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    AtUtc = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SubletBillReversal", x => new { x.OrganizationId, x.Id });
                    table.ForeignKey(
                        name: "FK_SubletBillReversal_JournalEntry_OrganizationId_JournalEntryId",
                        columns: x => new { x.OrganizationId, x.JournalEntryId },
                        principalTable: "JournalEntry",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SubletBillReversal_Membership_OrganizationId_MembershipId",
                        columns: x => new { x.OrganizationId, x.MembershipId },
                        principalTable: "Membership",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SubletBillReversal_SubletBill_OrganizationId_SubletBillId",
                        columns: x => new { x.OrganizationId, x.SubletBillId },
                        principalTable: "SubletBill",
                        principalColumns: new[] { "OrganizationId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Account_OrganizationId_Code",
                table: "Account",
                columns: new[] { "OrganizationId", "Code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Account_OrganizationId_ParentId",
                table: "Account",
                columns: new[] { "OrganizationId", "ParentId" });

            migrationBuilder.CreateIndex(
                name: "IX_Account_OrganizationId_Role",
                table: "Account",
                columns: new[] { "OrganizationId", "Role" },
                unique: true,
                filter: "[Role] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_AccountPeriodBalance_OrganizationId_AccountId_Period",
                table: "AccountPeriodBalance",
                columns: new[] { "OrganizationId", "AccountId", "Period" });

            migrationBuilder.CreateIndex(
                name: "IX_AccountPeriodBalance_OrganizationId_BranchId",
                table: "AccountPeriodBalance",
                columns: new[] { "OrganizationId", "BranchId" });

            migrationBuilder.CreateIndex(
                name: "IX_AccountPeriodBalance_OrganizationId_Period_AccountId_BranchId_IsClosing",
                table: "AccountPeriodBalance",
                columns: new[] { "OrganizationId", "Period", "AccountId", "BranchId", "IsClosing" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AdvanceBalance_OrganizationId_ContactId",
                table: "AdvanceBalance",
                columns: new[] { "OrganizationId", "ContactId" });

            migrationBuilder.CreateIndex(
                name: "IX_AdvanceBalance_OrganizationId_ReceiptId",
                table: "AdvanceBalance",
                columns: new[] { "OrganizationId", "ReceiptId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AmcContract_OrganizationId_AmcPlanId",
                table: "AmcContract",
                columns: new[] { "OrganizationId", "AmcPlanId" });

            migrationBuilder.CreateIndex(
                name: "IX_AmcContract_OrganizationId_BranchId",
                table: "AmcContract",
                columns: new[] { "OrganizationId", "BranchId" });

            migrationBuilder.CreateIndex(
                name: "IX_AmcContract_OrganizationId_ContactId",
                table: "AmcContract",
                columns: new[] { "OrganizationId", "ContactId" });

            migrationBuilder.CreateIndex(
                name: "IX_AmcContract_OrganizationId_EndsOn",
                table: "AmcContract",
                columns: new[] { "OrganizationId", "EndsOn" });

            migrationBuilder.CreateIndex(
                name: "IX_AmcContract_OrganizationId_InvoiceId",
                table: "AmcContract",
                columns: new[] { "OrganizationId", "InvoiceId" });

            migrationBuilder.CreateIndex(
                name: "IX_AmcContract_OrganizationId_NextLookOn",
                table: "AmcContract",
                columns: new[] { "OrganizationId", "NextLookOn" });

            migrationBuilder.CreateIndex(
                name: "IX_AmcContract_OrganizationId_Number",
                table: "AmcContract",
                columns: new[] { "OrganizationId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AmcContract_OrganizationId_RenewalOfId",
                table: "AmcContract",
                columns: new[] { "OrganizationId", "RenewalOfId" });

            migrationBuilder.CreateIndex(
                name: "IX_AmcContract_OrganizationId_StartsOn",
                table: "AmcContract",
                columns: new[] { "OrganizationId", "StartsOn" });

            migrationBuilder.CreateIndex(
                name: "IX_AmcContract_OrganizationId_State_EndsOn",
                table: "AmcContract",
                columns: new[] { "OrganizationId", "State", "EndsOn" });

            migrationBuilder.CreateIndex(
                name: "IX_AmcContractVehicle_OrganizationId_AmcContractId_VehicleId",
                table: "AmcContractVehicle",
                columns: new[] { "OrganizationId", "AmcContractId", "VehicleId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AmcContractVehicle_OrganizationId_VehicleId",
                table: "AmcContractVehicle",
                columns: new[] { "OrganizationId", "VehicleId" });

            migrationBuilder.CreateIndex(
                name: "IX_AmcEntitlement_OrganizationId_AmcContractId",
                table: "AmcEntitlement",
                columns: new[] { "OrganizationId", "AmcContractId" });

            migrationBuilder.CreateIndex(
                name: "IX_AmcEntitlement_OrganizationId_ItemId",
                table: "AmcEntitlement",
                columns: new[] { "OrganizationId", "ItemId" });

            migrationBuilder.CreateIndex(
                name: "IX_AmcPlan_OrganizationId_Name",
                table: "AmcPlan",
                columns: new[] { "OrganizationId", "Name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AmcPlanBenefit_OrganizationId_AmcPlanId",
                table: "AmcPlanBenefit",
                columns: new[] { "OrganizationId", "AmcPlanId" });

            migrationBuilder.CreateIndex(
                name: "IX_AmcPlanBenefit_OrganizationId_ItemId",
                table: "AmcPlanBenefit",
                columns: new[] { "OrganizationId", "ItemId" });

            migrationBuilder.CreateIndex(
                name: "IX_AmcUsage_OrganizationId_AmcContractId",
                table: "AmcUsage",
                columns: new[] { "OrganizationId", "AmcContractId" });

            migrationBuilder.CreateIndex(
                name: "IX_AmcUsage_OrganizationId_EntitlementId",
                table: "AmcUsage",
                columns: new[] { "OrganizationId", "EntitlementId" });

            migrationBuilder.CreateIndex(
                name: "IX_AmcUsage_OrganizationId_JobLineId_Turn",
                table: "AmcUsage",
                columns: new[] { "OrganizationId", "JobLineId", "Turn" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AmcUsage_OrganizationId_MembershipId",
                table: "AmcUsage",
                columns: new[] { "OrganizationId", "MembershipId" });

            migrationBuilder.CreateIndex(
                name: "IX_AmcUsage_OrganizationId_TicketId",
                table: "AmcUsage",
                columns: new[] { "OrganizationId", "TicketId" });

            migrationBuilder.CreateIndex(
                name: "IX_AmcUsage_OrganizationId_VehicleId",
                table: "AmcUsage",
                columns: new[] { "OrganizationId", "VehicleId" });

            migrationBuilder.CreateIndex(
                name: "IX_Appointment_OrganizationId_BranchId",
                table: "Appointment",
                columns: new[] { "OrganizationId", "BranchId" });

            migrationBuilder.CreateIndex(
                name: "IX_Appointment_OrganizationId_ContactId",
                table: "Appointment",
                columns: new[] { "OrganizationId", "ContactId" });

            migrationBuilder.CreateIndex(
                name: "IX_Appointment_OrganizationId_StartsAtUtc",
                table: "Appointment",
                columns: new[] { "OrganizationId", "StartsAtUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_Appointment_OrganizationId_State_StartsAtUtc",
                table: "Appointment",
                columns: new[] { "OrganizationId", "State", "StartsAtUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_Appointment_OrganizationId_TechnicianId",
                table: "Appointment",
                columns: new[] { "OrganizationId", "TechnicianId" });

            migrationBuilder.CreateIndex(
                name: "IX_Appointment_OrganizationId_TicketId",
                table: "Appointment",
                columns: new[] { "OrganizationId", "TicketId" },
                unique: true,
                filter: "[TicketId] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Appointment_OrganizationId_VehicleId",
                table: "Appointment",
                columns: new[] { "OrganizationId", "VehicleId" });

            migrationBuilder.CreateIndex(
                name: "IX_ApprovalDecision_OrganizationId_ApprovalRequestId_Step_Verdict_ByMembershipId",
                table: "ApprovalDecision",
                columns: new[] { "OrganizationId", "ApprovalRequestId", "Step", "Verdict", "ByMembershipId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ApprovalDecision_OrganizationId_ByMembershipId",
                table: "ApprovalDecision",
                columns: new[] { "OrganizationId", "ByMembershipId" });

            migrationBuilder.CreateIndex(
                name: "IX_ApprovalDecision_OrganizationId_DelegationId",
                table: "ApprovalDecision",
                columns: new[] { "OrganizationId", "DelegationId" });

            migrationBuilder.CreateIndex(
                name: "IX_ApprovalDecision_OrganizationId_OnBehalfOfMembershipId",
                table: "ApprovalDecision",
                columns: new[] { "OrganizationId", "OnBehalfOfMembershipId" });

            migrationBuilder.CreateIndex(
                name: "IX_ApprovalDelegation_OrganizationId_FromMembershipId",
                table: "ApprovalDelegation",
                columns: new[] { "OrganizationId", "FromMembershipId" });

            migrationBuilder.CreateIndex(
                name: "IX_ApprovalDelegation_OrganizationId_ToMembershipId",
                table: "ApprovalDelegation",
                columns: new[] { "OrganizationId", "ToMembershipId" });

            migrationBuilder.CreateIndex(
                name: "IX_ApprovalDelegation_OrganizationId_ValidTo",
                table: "ApprovalDelegation",
                columns: new[] { "OrganizationId", "ValidTo" });

            migrationBuilder.CreateIndex(
                name: "IX_ApprovalPolicy_OrganizationId_BranchId",
                table: "ApprovalPolicy",
                columns: new[] { "OrganizationId", "BranchId" });

            migrationBuilder.CreateIndex(
                name: "IX_ApprovalPolicy_OrganizationId_MembershipId",
                table: "ApprovalPolicy",
                columns: new[] { "OrganizationId", "MembershipId" });

            migrationBuilder.CreateIndex(
                name: "IX_ApprovalPolicy_OrganizationId_ValidFrom",
                table: "ApprovalPolicy",
                columns: new[] { "OrganizationId", "ValidFrom" });

            migrationBuilder.CreateIndex(
                name: "IX_ApprovalReason_OrganizationId_ApprovalRequestId_Step",
                table: "ApprovalReason",
                columns: new[] { "OrganizationId", "ApprovalRequestId", "Step" });

            migrationBuilder.CreateIndex(
                name: "IX_ApprovalReason_OrganizationId_PolicyId",
                table: "ApprovalReason",
                columns: new[] { "OrganizationId", "PolicyId" });

            migrationBuilder.CreateIndex(
                name: "IX_ApprovalRequest_OrganizationId_CoveredByRequestId",
                table: "ApprovalRequest",
                columns: new[] { "OrganizationId", "CoveredByRequestId" });

            migrationBuilder.CreateIndex(
                name: "IX_ApprovalRequest_OrganizationId_EstimateId_State",
                table: "ApprovalRequest",
                columns: new[] { "OrganizationId", "EstimateId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_ApprovalRequest_OrganizationId_EstimateVersionId",
                table: "ApprovalRequest",
                columns: new[] { "OrganizationId", "EstimateVersionId" });

            migrationBuilder.CreateIndex(
                name: "IX_ApprovalRequest_OrganizationId_IsOverridden_DecidedAtUtc",
                table: "ApprovalRequest",
                columns: new[] { "OrganizationId", "IsOverridden", "DecidedAtUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_ApprovalRequest_OrganizationId_RequestedByMembershipId",
                table: "ApprovalRequest",
                columns: new[] { "OrganizationId", "RequestedByMembershipId" });

            migrationBuilder.CreateIndex(
                name: "IX_ApprovalRequest_OrganizationId_State_NextCheckUtc",
                table: "ApprovalRequest",
                columns: new[] { "OrganizationId", "State", "NextCheckUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_ApprovalRequest_OrganizationId_TicketId",
                table: "ApprovalRequest",
                columns: new[] { "OrganizationId", "TicketId" });

            migrationBuilder.CreateIndex(
                name: "IX_ApprovalStep_OrganizationId_ApprovalRequestId_Position",
                table: "ApprovalStep",
                columns: new[] { "OrganizationId", "ApprovalRequestId", "Position" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ApprovalStep_OrganizationId_MembershipId",
                table: "ApprovalStep",
                columns: new[] { "OrganizationId", "MembershipId" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntry_OrganizationId_AtUtc",
                table: "AuditEntry",
                columns: new[] { "OrganizationId", "AtUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntry_OrganizationId_EntityType_EntityId_Id",
                table: "AuditEntry",
                columns: new[] { "OrganizationId", "EntityType", "EntityId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditSeal_OrganizationId_AuditEntryId",
                table: "AuditSeal",
                columns: new[] { "OrganizationId", "AuditEntryId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AuditSeal_OrganizationId_Sequence",
                table: "AuditSeal",
                columns: new[] { "OrganizationId", "Sequence" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_BatteryFitment_OrganizationId_BatteryPackId",
                table: "BatteryFitment",
                columns: new[] { "OrganizationId", "BatteryPackId" });

            migrationBuilder.CreateIndex(
                name: "IX_BatteryFitment_OrganizationId_OpenPackId",
                table: "BatteryFitment",
                columns: new[] { "OrganizationId", "OpenPackId" },
                unique: true,
                filter: "[OpenPackId] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_BatteryFitment_OrganizationId_OpenPlace",
                table: "BatteryFitment",
                columns: new[] { "OrganizationId", "OpenPlace" },
                unique: true,
                filter: "[OpenPlace] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_BatteryFitment_OrganizationId_TicketId",
                table: "BatteryFitment",
                columns: new[] { "OrganizationId", "TicketId" });

            migrationBuilder.CreateIndex(
                name: "IX_BatteryFitment_OrganizationId_VehicleId",
                table: "BatteryFitment",
                columns: new[] { "OrganizationId", "VehicleId" });

            migrationBuilder.CreateIndex(
                name: "IX_BatteryPack_OrganizationId_LastSohPercent",
                table: "BatteryPack",
                columns: new[] { "OrganizationId", "LastSohPercent" });

            migrationBuilder.CreateIndex(
                name: "IX_BatteryPack_OrganizationId_MadeOn",
                table: "BatteryPack",
                columns: new[] { "OrganizationId", "MadeOn" });

            migrationBuilder.CreateIndex(
                name: "IX_BatteryPack_OrganizationId_SerialKey",
                table: "BatteryPack",
                columns: new[] { "OrganizationId", "SerialKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Branch_OrganizationId_Code",
                table: "Branch",
                columns: new[] { "OrganizationId", "Code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CallbackTask_OrganizationId_DoneAtUtc",
                table: "CallbackTask",
                columns: new[] { "OrganizationId", "DoneAtUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_CallbackTask_OrganizationId_DoneByMembershipId",
                table: "CallbackTask",
                columns: new[] { "OrganizationId", "DoneByMembershipId" });

            migrationBuilder.CreateIndex(
                name: "IX_CallbackTask_OrganizationId_FeedbackId",
                table: "CallbackTask",
                columns: new[] { "OrganizationId", "FeedbackId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CallbackTask_OrganizationId_TicketId",
                table: "CallbackTask",
                columns: new[] { "OrganizationId", "TicketId" });

            migrationBuilder.CreateIndex(
                name: "IX_ClaimEvent_OrganizationId_MembershipId",
                table: "ClaimEvent",
                columns: new[] { "OrganizationId", "MembershipId" });

            migrationBuilder.CreateIndex(
                name: "IX_ClaimEvent_OrganizationId_WarrantyClaimId",
                table: "ClaimEvent",
                columns: new[] { "OrganizationId", "WarrantyClaimId" });

            migrationBuilder.CreateIndex(
                name: "IX_ClaimLine_OrganizationId_FailedPart_Id",
                table: "ClaimLine",
                columns: new[] { "OrganizationId", "FailedPart", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_ClaimLine_OrganizationId_FailedPartSinceUtc",
                table: "ClaimLine",
                columns: new[] { "OrganizationId", "FailedPartSinceUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_ClaimLine_OrganizationId_JobLineId",
                table: "ClaimLine",
                columns: new[] { "OrganizationId", "JobLineId" });

            migrationBuilder.CreateIndex(
                name: "IX_ClaimLine_OrganizationId_LiveJobLineId",
                table: "ClaimLine",
                columns: new[] { "OrganizationId", "LiveJobLineId" },
                unique: true,
                filter: "[LiveJobLineId] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ClaimLine_OrganizationId_RejectedEstimateId",
                table: "ClaimLine",
                columns: new[] { "OrganizationId", "RejectedEstimateId" });

            migrationBuilder.CreateIndex(
                name: "IX_ClaimLine_OrganizationId_WarrantyClaimId",
                table: "ClaimLine",
                columns: new[] { "OrganizationId", "WarrantyClaimId" });

            migrationBuilder.CreateIndex(
                name: "IX_ConsumedEvent_OrganizationId_Consumer_OutboxMessageId",
                table: "ConsumedEvent",
                columns: new[] { "OrganizationId", "Consumer", "OutboxMessageId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ConsumedEvent_OrganizationId_OutboxMessageId",
                table: "ConsumedEvent",
                columns: new[] { "OrganizationId", "OutboxMessageId" });

            migrationBuilder.CreateIndex(
                name: "IX_Contact_OrganizationId_IsArchived_SortName_Id",
                table: "Contact",
                columns: new[] { "OrganizationId", "IsArchived", "SortName", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Contact_OrganizationId_MergedIntoId",
                table: "Contact",
                columns: new[] { "OrganizationId", "MergedIntoId" });

            migrationBuilder.CreateIndex(
                name: "IX_ContactClaim_OrganizationId_Kind_Key",
                table: "ContactClaim",
                columns: new[] { "OrganizationId", "Kind", "Key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ContactKey_OrganizationId_ContactId",
                table: "ContactKey",
                columns: new[] { "OrganizationId", "ContactId" });

            migrationBuilder.CreateIndex(
                name: "IX_ContactKey_OrganizationId_Kind_Key_ContactId",
                table: "ContactKey",
                columns: new[] { "OrganizationId", "Kind", "Key", "ContactId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ContactMerge_OrganizationId_AtUtc",
                table: "ContactMerge",
                columns: new[] { "OrganizationId", "AtUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_ContactMerge_OrganizationId_LoserId",
                table: "ContactMerge",
                columns: new[] { "OrganizationId", "LoserId" });

            migrationBuilder.CreateIndex(
                name: "IX_ContactMerge_OrganizationId_SurvivorId",
                table: "ContactMerge",
                columns: new[] { "OrganizationId", "SurvivorId" });

            migrationBuilder.CreateIndex(
                name: "IX_ContactMergeRow_OrganizationId_ContactMergeId",
                table: "ContactMergeRow",
                columns: new[] { "OrganizationId", "ContactMergeId" });

            migrationBuilder.CreateIndex(
                name: "IX_CustomerMessage_OrganizationId_BranchId",
                table: "CustomerMessage",
                columns: new[] { "OrganizationId", "BranchId" });

            migrationBuilder.CreateIndex(
                name: "IX_CustomerMessage_OrganizationId_ByMembershipId",
                table: "CustomerMessage",
                columns: new[] { "OrganizationId", "ByMembershipId" });

            migrationBuilder.CreateIndex(
                name: "IX_CustomerMessage_OrganizationId_ContactId",
                table: "CustomerMessage",
                columns: new[] { "OrganizationId", "ContactId" });

            migrationBuilder.CreateIndex(
                name: "IX_CustomerMessage_OrganizationId_DueUtc",
                table: "CustomerMessage",
                columns: new[] { "OrganizationId", "DueUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_CustomerMessage_OrganizationId_FleetPersonId",
                table: "CustomerMessage",
                columns: new[] { "OrganizationId", "FleetPersonId" });

            migrationBuilder.CreateIndex(
                name: "IX_CustomerMessage_OrganizationId_FollowsMessageId",
                table: "CustomerMessage",
                columns: new[] { "OrganizationId", "FollowsMessageId" });

            migrationBuilder.CreateIndex(
                name: "IX_CustomerMessage_OrganizationId_ProviderId",
                table: "CustomerMessage",
                columns: new[] { "OrganizationId", "ProviderId" });

            migrationBuilder.CreateIndex(
                name: "IX_CustomerMessage_OrganizationId_SourceKey_Turn",
                table: "CustomerMessage",
                columns: new[] { "OrganizationId", "SourceKey", "Turn" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CustomerMessage_OrganizationId_State_Id",
                table: "CustomerMessage",
                columns: new[] { "OrganizationId", "State", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_CustomerMessage_OrganizationId_TicketId_Id",
                table: "CustomerMessage",
                columns: new[] { "OrganizationId", "TicketId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_DamageMark_OrganizationId_MembershipId",
                table: "DamageMark",
                columns: new[] { "OrganizationId", "MembershipId" });

            migrationBuilder.CreateIndex(
                name: "IX_DamageMark_OrganizationId_PhotoId",
                table: "DamageMark",
                columns: new[] { "OrganizationId", "PhotoId" });

            migrationBuilder.CreateIndex(
                name: "IX_DamageMark_OrganizationId_TicketId_Number",
                table: "DamageMark",
                columns: new[] { "OrganizationId", "TicketId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DeclinedLine_OrganizationId_DeclinedAtUtc",
                table: "DeclinedLine",
                columns: new[] { "OrganizationId", "DeclinedAtUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_DeclinedLine_OrganizationId_JobLineId",
                table: "DeclinedLine",
                columns: new[] { "OrganizationId", "JobLineId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DeclinedLine_OrganizationId_State_FollowUpOn",
                table: "DeclinedLine",
                columns: new[] { "OrganizationId", "State", "FollowUpOn" });

            migrationBuilder.CreateIndex(
                name: "IX_DeclinedLine_OrganizationId_TakenUpLineId",
                table: "DeclinedLine",
                columns: new[] { "OrganizationId", "TakenUpLineId" });

            migrationBuilder.CreateIndex(
                name: "IX_DeclinedLine_OrganizationId_TicketId",
                table: "DeclinedLine",
                columns: new[] { "OrganizationId", "TicketId" });

            migrationBuilder.CreateIndex(
                name: "IX_DeclinedLine_OrganizationId_Value",
                table: "DeclinedLine",
                columns: new[] { "OrganizationId", "Value" });

            migrationBuilder.CreateIndex(
                name: "IX_DeclinedLine_OrganizationId_VehicleId",
                table: "DeclinedLine",
                columns: new[] { "OrganizationId", "VehicleId" });

            migrationBuilder.CreateIndex(
                name: "IX_DocumentLink_OrganizationId_ContactId",
                table: "DocumentLink",
                columns: new[] { "OrganizationId", "ContactId" });

            migrationBuilder.CreateIndex(
                name: "IX_DocumentLink_OrganizationId_CreatedByMembershipId",
                table: "DocumentLink",
                columns: new[] { "OrganizationId", "CreatedByMembershipId" });

            migrationBuilder.CreateIndex(
                name: "IX_DocumentLink_OrganizationId_InvoiceId",
                table: "DocumentLink",
                columns: new[] { "OrganizationId", "InvoiceId" });

            migrationBuilder.CreateIndex(
                name: "IX_DocumentLink_OrganizationId_ReceiptId",
                table: "DocumentLink",
                columns: new[] { "OrganizationId", "ReceiptId" });

            migrationBuilder.CreateIndex(
                name: "IX_DocumentLink_OrganizationId_TokenHash",
                table: "DocumentLink",
                columns: new[] { "OrganizationId", "TokenHash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DuplicateCheck_OrganizationId_ContactId",
                table: "DuplicateCheck",
                columns: new[] { "OrganizationId", "ContactId" });

            migrationBuilder.CreateIndex(
                name: "IX_DuplicatePair_OrganizationId_HighId",
                table: "DuplicatePair",
                columns: new[] { "OrganizationId", "HighId" });

            migrationBuilder.CreateIndex(
                name: "IX_DuplicatePair_OrganizationId_LowId_HighId",
                table: "DuplicatePair",
                columns: new[] { "OrganizationId", "LowId", "HighId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DuplicatePair_OrganizationId_State_Points",
                table: "DuplicatePair",
                columns: new[] { "OrganizationId", "State", "Points" });

            migrationBuilder.CreateIndex(
                name: "IX_DuplicateScan_OrganizationId_WorkRunId",
                table: "DuplicateScan",
                columns: new[] { "OrganizationId", "WorkRunId" });

            migrationBuilder.CreateIndex(
                name: "IX_Estimate_OrganizationId_ContactId",
                table: "Estimate",
                columns: new[] { "OrganizationId", "ContactId" });

            migrationBuilder.CreateIndex(
                name: "IX_Estimate_OrganizationId_CreatedAtUtc",
                table: "Estimate",
                columns: new[] { "OrganizationId", "CreatedAtUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_Estimate_OrganizationId_Number",
                table: "Estimate",
                columns: new[] { "OrganizationId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Estimate_OrganizationId_State_CreatedAtUtc",
                table: "Estimate",
                columns: new[] { "OrganizationId", "State", "CreatedAtUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_Estimate_OrganizationId_State_ExpiryToldAtUtc_ValidUntil",
                table: "Estimate",
                columns: new[] { "OrganizationId", "State", "ExpiryToldAtUtc", "ValidUntil" });

            migrationBuilder.CreateIndex(
                name: "IX_Estimate_OrganizationId_TicketId_Sequence",
                table: "Estimate",
                columns: new[] { "OrganizationId", "TicketId", "Sequence" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Estimate_OrganizationId_Total",
                table: "Estimate",
                columns: new[] { "OrganizationId", "Total" });

            migrationBuilder.CreateIndex(
                name: "IX_Estimate_OrganizationId_ValidUntil",
                table: "Estimate",
                columns: new[] { "OrganizationId", "ValidUntil" });

            migrationBuilder.CreateIndex(
                name: "IX_Estimate_OrganizationId_VehicleId",
                table: "Estimate",
                columns: new[] { "OrganizationId", "VehicleId" });

            migrationBuilder.CreateIndex(
                name: "IX_EstimateDecision_OrganizationId_AtUtc",
                table: "EstimateDecision",
                columns: new[] { "OrganizationId", "AtUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_EstimateDecision_OrganizationId_ContactId",
                table: "EstimateDecision",
                columns: new[] { "OrganizationId", "ContactId" });

            migrationBuilder.CreateIndex(
                name: "IX_EstimateDecision_OrganizationId_EstimateId",
                table: "EstimateDecision",
                columns: new[] { "OrganizationId", "EstimateId" });

            migrationBuilder.CreateIndex(
                name: "IX_EstimateDecision_OrganizationId_EstimateVersionId",
                table: "EstimateDecision",
                columns: new[] { "OrganizationId", "EstimateVersionId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_EstimateDecision_OrganizationId_SignatureId",
                table: "EstimateDecision",
                columns: new[] { "OrganizationId", "SignatureId" });

            migrationBuilder.CreateIndex(
                name: "IX_EstimateDecisionLine_OrganizationId_EstimateDecisionId_EstimateLineId",
                table: "EstimateDecisionLine",
                columns: new[] { "OrganizationId", "EstimateDecisionId", "EstimateLineId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_EstimateDecisionLine_OrganizationId_EstimateLineId",
                table: "EstimateDecisionLine",
                columns: new[] { "OrganizationId", "EstimateLineId" });

            migrationBuilder.CreateIndex(
                name: "IX_EstimateLine_OrganizationId_EstimateVersionId_Position",
                table: "EstimateLine",
                columns: new[] { "OrganizationId", "EstimateVersionId", "Position" });

            migrationBuilder.CreateIndex(
                name: "IX_EstimateLine_OrganizationId_ItemId",
                table: "EstimateLine",
                columns: new[] { "OrganizationId", "ItemId" });

            migrationBuilder.CreateIndex(
                name: "IX_EstimateLine_OrganizationId_JobLineId",
                table: "EstimateLine",
                columns: new[] { "OrganizationId", "JobLineId" });

            migrationBuilder.CreateIndex(
                name: "IX_EstimateLink_OrganizationId_ContactId",
                table: "EstimateLink",
                columns: new[] { "OrganizationId", "ContactId" });

            migrationBuilder.CreateIndex(
                name: "IX_EstimateLink_OrganizationId_EstimateId",
                table: "EstimateLink",
                columns: new[] { "OrganizationId", "EstimateId" });

            migrationBuilder.CreateIndex(
                name: "IX_EstimateLink_OrganizationId_EstimateVersionId",
                table: "EstimateLink",
                columns: new[] { "OrganizationId", "EstimateVersionId" });

            migrationBuilder.CreateIndex(
                name: "IX_EstimateLink_OrganizationId_TokenHash",
                table: "EstimateLink",
                columns: new[] { "OrganizationId", "TokenHash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_EstimateVersion_OrganizationId_ContactId",
                table: "EstimateVersion",
                columns: new[] { "OrganizationId", "ContactId" });

            migrationBuilder.CreateIndex(
                name: "IX_EstimateVersion_OrganizationId_EstimateId_VersionNo",
                table: "EstimateVersion",
                columns: new[] { "OrganizationId", "EstimateId", "VersionNo" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_FeedbackLink_OrganizationId_ContactId",
                table: "FeedbackLink",
                columns: new[] { "OrganizationId", "ContactId" });

            migrationBuilder.CreateIndex(
                name: "IX_FeedbackLink_OrganizationId_TicketId",
                table: "FeedbackLink",
                columns: new[] { "OrganizationId", "TicketId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_FeedbackLink_OrganizationId_TokenHash",
                table: "FeedbackLink",
                columns: new[] { "OrganizationId", "TokenHash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_FirmwareRecord_OrganizationId_BatteryPackId",
                table: "FirmwareRecord",
                columns: new[] { "OrganizationId", "BatteryPackId" });

            migrationBuilder.CreateIndex(
                name: "IX_FirmwareRecord_OrganizationId_TicketId",
                table: "FirmwareRecord",
                columns: new[] { "OrganizationId", "TicketId" });

            migrationBuilder.CreateIndex(
                name: "IX_FirmwareRecord_OrganizationId_VehicleId",
                table: "FirmwareRecord",
                columns: new[] { "OrganizationId", "VehicleId" });

            migrationBuilder.CreateIndex(
                name: "IX_FleetApproval_OrganizationId_ContactId",
                table: "FleetApproval",
                columns: new[] { "OrganizationId", "ContactId" });

            migrationBuilder.CreateIndex(
                name: "IX_FleetApproval_OrganizationId_EstimateId",
                table: "FleetApproval",
                columns: new[] { "OrganizationId", "EstimateId" });

            migrationBuilder.CreateIndex(
                name: "IX_FleetApproval_OrganizationId_EstimateVersionId_Nth",
                table: "FleetApproval",
                columns: new[] { "OrganizationId", "EstimateVersionId", "Nth" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_FleetApproval_OrganizationId_FirstPersonId",
                table: "FleetApproval",
                columns: new[] { "OrganizationId", "FirstPersonId" });

            migrationBuilder.CreateIndex(
                name: "IX_FleetApproval_OrganizationId_SecondPersonId",
                table: "FleetApproval",
                columns: new[] { "OrganizationId", "SecondPersonId" });

            migrationBuilder.CreateIndex(
                name: "IX_FleetApprovalLine_OrganizationId_EstimateLineId",
                table: "FleetApprovalLine",
                columns: new[] { "OrganizationId", "EstimateLineId" });

            migrationBuilder.CreateIndex(
                name: "IX_FleetApprovalLine_OrganizationId_FleetApprovalId_EstimateLineId",
                table: "FleetApprovalLine",
                columns: new[] { "OrganizationId", "FleetApprovalId", "EstimateLineId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_FleetAssignment_OrganizationId_ContactId",
                table: "FleetAssignment",
                columns: new[] { "OrganizationId", "ContactId" });

            migrationBuilder.CreateIndex(
                name: "IX_FleetAssignment_OrganizationId_FleetPersonId_VehicleId",
                table: "FleetAssignment",
                columns: new[] { "OrganizationId", "FleetPersonId", "VehicleId" });

            migrationBuilder.CreateIndex(
                name: "IX_FleetAssignment_OrganizationId_VehicleId",
                table: "FleetAssignment",
                columns: new[] { "OrganizationId", "VehicleId" });

            migrationBuilder.CreateIndex(
                name: "IX_FleetPerson_OrganizationId_ContactId",
                table: "FleetPerson",
                columns: new[] { "OrganizationId", "ContactId" });

            migrationBuilder.CreateIndex(
                name: "IX_FleetPerson_OrganizationId_MailKey",
                table: "FleetPerson",
                columns: new[] { "OrganizationId", "MailKey" });

            migrationBuilder.CreateIndex(
                name: "IX_FleetPerson_OrganizationId_MobileKey",
                table: "FleetPerson",
                columns: new[] { "OrganizationId", "MobileKey" });

            migrationBuilder.CreateIndex(
                name: "IX_FleetTelling_OrganizationId_ContactId",
                table: "FleetTelling",
                columns: new[] { "OrganizationId", "ContactId" });

            migrationBuilder.CreateIndex(
                name: "IX_FleetTelling_OrganizationId_FleetPersonId_TicketId",
                table: "FleetTelling",
                columns: new[] { "OrganizationId", "FleetPersonId", "TicketId" });

            migrationBuilder.CreateIndex(
                name: "IX_FleetTelling_OrganizationId_TicketId",
                table: "FleetTelling",
                columns: new[] { "OrganizationId", "TicketId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_FormDraft_OrganizationId_MembershipId_Form_Record",
                table: "FormDraft",
                columns: new[] { "OrganizationId", "MembershipId", "Form", "Record" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_FormDraft_OrganizationId_SavedAtUtc",
                table: "FormDraft",
                columns: new[] { "OrganizationId", "SavedAtUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_GoodsReceipt_OrganizationId_Date",
                table: "GoodsReceipt",
                columns: new[] { "OrganizationId", "Date" });

            migrationBuilder.CreateIndex(
                name: "IX_GoodsReceipt_OrganizationId_MembershipId",
                table: "GoodsReceipt",
                columns: new[] { "OrganizationId", "MembershipId" });

            migrationBuilder.CreateIndex(
                name: "IX_GoodsReceipt_OrganizationId_Number",
                table: "GoodsReceipt",
                columns: new[] { "OrganizationId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_GoodsReceipt_OrganizationId_VendorId_Id",
                table: "GoodsReceipt",
                columns: new[] { "OrganizationId", "VendorId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_GoodsReceipt_OrganizationId_WarehouseId",
                table: "GoodsReceipt",
                columns: new[] { "OrganizationId", "WarehouseId" });

            migrationBuilder.CreateIndex(
                name: "IX_GoodsReceiptLine_OrganizationId_ItemId",
                table: "GoodsReceiptLine",
                columns: new[] { "OrganizationId", "ItemId" });

            migrationBuilder.CreateIndex(
                name: "IX_GoodsReceiptLine_OrganizationId_ReceiptId_LineNo",
                table: "GoodsReceiptLine",
                columns: new[] { "OrganizationId", "ReceiptId", "LineNo" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ImportProgress_OrganizationId_ImportBatchId",
                table: "ImportProgress",
                columns: new[] { "OrganizationId", "ImportBatchId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ImportProgress_OrganizationId_WorkRunId",
                table: "ImportProgress",
                columns: new[] { "OrganizationId", "WorkRunId" });

            migrationBuilder.CreateIndex(
                name: "IX_ImportRow_OrganizationId_ImportBatchId_Line",
                table: "ImportRow",
                columns: new[] { "OrganizationId", "ImportBatchId", "Line" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ImportRow_OrganizationId_ImportBatchId_State_Line",
                table: "ImportRow",
                columns: new[] { "OrganizationId", "ImportBatchId", "State", "Line" });

            migrationBuilder.CreateIndex(
                name: "IX_Inspection_OrganizationId_FinishedById",
                table: "Inspection",
                columns: new[] { "OrganizationId", "FinishedById" });

            migrationBuilder.CreateIndex(
                name: "IX_Inspection_OrganizationId_TicketId",
                table: "Inspection",
                columns: new[] { "OrganizationId", "TicketId" });

            migrationBuilder.CreateIndex(
                name: "IX_Inspection_OrganizationId_VehicleId",
                table: "Inspection",
                columns: new[] { "OrganizationId", "VehicleId" });

            migrationBuilder.CreateIndex(
                name: "IX_InspectionPoint_OrganizationId_InspectionId_Position",
                table: "InspectionPoint",
                columns: new[] { "OrganizationId", "InspectionId", "Position" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_InspectionPoint_OrganizationId_TicketId",
                table: "InspectionPoint",
                columns: new[] { "OrganizationId", "TicketId" });

            migrationBuilder.CreateIndex(
                name: "IX_InspectionPoint_OrganizationId_VehicleId_Label",
                table: "InspectionPoint",
                columns: new[] { "OrganizationId", "VehicleId", "Label" });

            migrationBuilder.CreateIndex(
                name: "IX_InspectionTemplate_OrganizationId_NameKey",
                table: "InspectionTemplate",
                columns: new[] { "OrganizationId", "NameKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_InspectionTemplatePoint_OrganizationId_InspectionTemplateId",
                table: "InspectionTemplatePoint",
                columns: new[] { "OrganizationId", "InspectionTemplateId" });

            migrationBuilder.CreateIndex(
                name: "IX_IntakeItem_OrganizationId_TicketId_Code",
                table: "IntakeItem",
                columns: new[] { "OrganizationId", "TicketId", "Code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_IntakePoster_OrganizationId_BranchId",
                table: "IntakePoster",
                columns: new[] { "OrganizationId", "BranchId" });

            migrationBuilder.CreateIndex(
                name: "IX_IntakePoster_OrganizationId_Code",
                table: "IntakePoster",
                columns: new[] { "OrganizationId", "Code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Invitation_OrganizationId_AcceptedMembershipId",
                table: "Invitation",
                columns: new[] { "OrganizationId", "AcceptedMembershipId" });

            migrationBuilder.CreateIndex(
                name: "IX_Invitation_OrganizationId_Email",
                table: "Invitation",
                columns: new[] { "OrganizationId", "Email" });

            migrationBuilder.CreateIndex(
                name: "IX_Invitation_OrganizationId_InvitedByMembershipId",
                table: "Invitation",
                columns: new[] { "OrganizationId", "InvitedByMembershipId" });

            migrationBuilder.CreateIndex(
                name: "IX_Invitation_OrganizationId_TokenHash",
                table: "Invitation",
                columns: new[] { "OrganizationId", "TokenHash" },
                unique: true,
                filter: "[TokenHash] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Invitation_OrganizationId_VouchedByMembershipId",
                table: "Invitation",
                columns: new[] { "OrganizationId", "VouchedByMembershipId" });

            migrationBuilder.CreateIndex(
                name: "IX_InvitationRole_OrganizationId_InvitationId_RoleId",
                table: "InvitationRole",
                columns: new[] { "OrganizationId", "InvitationId", "RoleId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_InvitationRole_OrganizationId_RoleId",
                table: "InvitationRole",
                columns: new[] { "OrganizationId", "RoleId" });

            migrationBuilder.CreateIndex(
                name: "IX_Invoice_OrganizationId_BranchId",
                table: "Invoice",
                columns: new[] { "OrganizationId", "BranchId" });

            migrationBuilder.CreateIndex(
                name: "IX_Invoice_OrganizationId_ContactId",
                table: "Invoice",
                columns: new[] { "OrganizationId", "ContactId" });

            migrationBuilder.CreateIndex(
                name: "IX_Invoice_OrganizationId_CustomerSortName",
                table: "Invoice",
                columns: new[] { "OrganizationId", "CustomerSortName" });

            migrationBuilder.CreateIndex(
                name: "IX_Invoice_OrganizationId_Date",
                table: "Invoice",
                columns: new[] { "OrganizationId", "Date" });

            migrationBuilder.CreateIndex(
                name: "IX_Invoice_OrganizationId_DueDate",
                table: "Invoice",
                columns: new[] { "OrganizationId", "DueDate" });

            migrationBuilder.CreateIndex(
                name: "IX_Invoice_OrganizationId_IssuedByMembershipId",
                table: "Invoice",
                columns: new[] { "OrganizationId", "IssuedByMembershipId" });

            migrationBuilder.CreateIndex(
                name: "IX_Invoice_OrganizationId_JobCardId",
                table: "Invoice",
                columns: new[] { "OrganizationId", "JobCardId" });

            migrationBuilder.CreateIndex(
                name: "IX_Invoice_OrganizationId_Number",
                table: "Invoice",
                columns: new[] { "OrganizationId", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_Invoice_OrganizationId_Sequence",
                table: "Invoice",
                columns: new[] { "OrganizationId", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_Invoice_OrganizationId_Series_FyLabel_Sequence",
                table: "Invoice",
                columns: new[] { "OrganizationId", "Series", "FyLabel", "Sequence" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Invoice_OrganizationId_TicketId",
                table: "Invoice",
                columns: new[] { "OrganizationId", "TicketId" });

            migrationBuilder.CreateIndex(
                name: "IX_Invoice_OrganizationId_Total",
                table: "Invoice",
                columns: new[] { "OrganizationId", "Total" });

            migrationBuilder.CreateIndex(
                name: "IX_Invoice_OrganizationId_VehicleId",
                table: "Invoice",
                columns: new[] { "OrganizationId", "VehicleId" });

            migrationBuilder.CreateIndex(
                name: "IX_InvoiceBalance_OrganizationId_ContactId_DueDate",
                table: "InvoiceBalance",
                columns: new[] { "OrganizationId", "ContactId", "DueDate" });

            migrationBuilder.CreateIndex(
                name: "IX_InvoiceBalance_OrganizationId_InvoiceId",
                table: "InvoiceBalance",
                columns: new[] { "OrganizationId", "InvoiceId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_InvoiceBalance_OrganizationId_Status_DueDate",
                table: "InvoiceBalance",
                columns: new[] { "OrganizationId", "Status", "DueDate" });

            migrationBuilder.CreateIndex(
                name: "IX_InvoiceCancellation_OrganizationId_InvoiceId",
                table: "InvoiceCancellation",
                columns: new[] { "OrganizationId", "InvoiceId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_InvoiceCancellation_OrganizationId_JournalEntryId",
                table: "InvoiceCancellation",
                columns: new[] { "OrganizationId", "JournalEntryId" });

            migrationBuilder.CreateIndex(
                name: "IX_InvoiceCancellation_OrganizationId_MembershipId",
                table: "InvoiceCancellation",
                columns: new[] { "OrganizationId", "MembershipId" });

            migrationBuilder.CreateIndex(
                name: "IX_InvoiceLine_OrganizationId_InvoiceId_LineNo",
                table: "InvoiceLine",
                columns: new[] { "OrganizationId", "InvoiceId", "LineNo" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_InvoiceLine_OrganizationId_ItemId",
                table: "InvoiceLine",
                columns: new[] { "OrganizationId", "ItemId" });

            migrationBuilder.CreateIndex(
                name: "IX_Item_OrganizationId_Barcode",
                table: "Item",
                columns: new[] { "OrganizationId", "Barcode" },
                unique: true,
                filter: "[Barcode] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Item_OrganizationId_Name",
                table: "Item",
                columns: new[] { "OrganizationId", "Name" });

            migrationBuilder.CreateIndex(
                name: "IX_Item_OrganizationId_PartNumber",
                table: "Item",
                columns: new[] { "OrganizationId", "PartNumber" });

            migrationBuilder.CreateIndex(
                name: "IX_Item_OrganizationId_SalesPrice",
                table: "Item",
                columns: new[] { "OrganizationId", "SalesPrice" });

            migrationBuilder.CreateIndex(
                name: "IX_Item_OrganizationId_Sku",
                table: "Item",
                columns: new[] { "OrganizationId", "Sku" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_JobConcern_OrganizationId_TicketId_Number",
                table: "JobConcern",
                columns: new[] { "OrganizationId", "TicketId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_JobCosting_OrganizationId_BranchId",
                table: "JobCosting",
                columns: new[] { "OrganizationId", "BranchId" });

            migrationBuilder.CreateIndex(
                name: "IX_JobCosting_OrganizationId_TicketId",
                table: "JobCosting",
                columns: new[] { "OrganizationId", "TicketId" });

            migrationBuilder.CreateIndex(
                name: "IX_JobCostingLine_OrganizationId_JobCostingId",
                table: "JobCostingLine",
                columns: new[] { "OrganizationId", "JobCostingId" });

            migrationBuilder.CreateIndex(
                name: "IX_JobCostingLine_OrganizationId_JobLineId",
                table: "JobCostingLine",
                columns: new[] { "OrganizationId", "JobLineId" });

            migrationBuilder.CreateIndex(
                name: "IX_JobLine_OrganizationId_AmcEntitlementId",
                table: "JobLine",
                columns: new[] { "OrganizationId", "AmcEntitlementId" });

            migrationBuilder.CreateIndex(
                name: "IX_JobLine_OrganizationId_EstimateId",
                table: "JobLine",
                columns: new[] { "OrganizationId", "EstimateId" });

            migrationBuilder.CreateIndex(
                name: "IX_JobLine_OrganizationId_InvoiceId",
                table: "JobLine",
                columns: new[] { "OrganizationId", "InvoiceId" });

            migrationBuilder.CreateIndex(
                name: "IX_JobLine_OrganizationId_ItemId",
                table: "JobLine",
                columns: new[] { "OrganizationId", "ItemId" });

            migrationBuilder.CreateIndex(
                name: "IX_JobLine_OrganizationId_TicketId_Position",
                table: "JobLine",
                columns: new[] { "OrganizationId", "TicketId", "Position" });

            migrationBuilder.CreateIndex(
                name: "IX_JobReading_OrganizationId_JobLineId",
                table: "JobReading",
                columns: new[] { "OrganizationId", "JobLineId" });

            migrationBuilder.CreateIndex(
                name: "IX_JobReading_OrganizationId_MembershipId",
                table: "JobReading",
                columns: new[] { "OrganizationId", "MembershipId" });

            migrationBuilder.CreateIndex(
                name: "IX_JobReading_OrganizationId_TicketId",
                table: "JobReading",
                columns: new[] { "OrganizationId", "TicketId" });

            migrationBuilder.CreateIndex(
                name: "IX_JobRun_OrganizationId_Job_PeriodKey",
                table: "JobRun",
                columns: new[] { "OrganizationId", "Job", "PeriodKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_JournalEntry_OrganizationId_EntryDate_Id",
                table: "JournalEntry",
                columns: new[] { "OrganizationId", "EntryDate", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_JournalEntry_OrganizationId_FyLabel_Sequence",
                table: "JournalEntry",
                columns: new[] { "OrganizationId", "FyLabel", "Sequence" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_JournalEntry_OrganizationId_ReversesEntryId",
                table: "JournalEntry",
                columns: new[] { "OrganizationId", "ReversesEntryId" },
                unique: true,
                filter: "[ReversesEntryId] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_JournalEntry_OrganizationId_SourceType_SourceId_Purpose",
                table: "JournalEntry",
                columns: new[] { "OrganizationId", "SourceType", "SourceId", "Purpose" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_JournalEntry_OrganizationId_Total",
                table: "JournalEntry",
                columns: new[] { "OrganizationId", "Total" });

            migrationBuilder.CreateIndex(
                name: "IX_JournalLine_OrganizationId_AccountId_EntryDate_Id",
                table: "JournalLine",
                columns: new[] { "OrganizationId", "AccountId", "EntryDate", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_JournalLine_OrganizationId_BranchId",
                table: "JournalLine",
                columns: new[] { "OrganizationId", "BranchId" });

            migrationBuilder.CreateIndex(
                name: "IX_JournalLine_OrganizationId_EntryDate_AccountId_BranchId_Debit_Credit",
                table: "JournalLine",
                columns: new[] { "OrganizationId", "EntryDate", "AccountId", "BranchId", "Debit", "Credit" });

            migrationBuilder.CreateIndex(
                name: "IX_JournalLine_OrganizationId_EntryId_LineNo",
                table: "JournalLine",
                columns: new[] { "OrganizationId", "EntryId", "LineNo" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_JournalLine_OrganizationId_JobCardId",
                table: "JournalLine",
                columns: new[] { "OrganizationId", "JobCardId" });

            migrationBuilder.CreateIndex(
                name: "IX_JournalLine_OrganizationId_PartyId_EntryDate",
                table: "JournalLine",
                columns: new[] { "OrganizationId", "PartyId", "EntryDate" });

            migrationBuilder.CreateIndex(
                name: "IX_JournalLine_OrganizationId_VehicleId",
                table: "JournalLine",
                columns: new[] { "OrganizationId", "VehicleId" });

            migrationBuilder.CreateIndex(
                name: "IX_JournalLine_OrganizationId_WarehouseId",
                table: "JournalLine",
                columns: new[] { "OrganizationId", "WarehouseId" });

            migrationBuilder.CreateIndex(
                name: "IX_LabourRate_OrganizationId_BranchId",
                table: "LabourRate",
                columns: new[] { "OrganizationId", "BranchId" });

            migrationBuilder.CreateIndex(
                name: "IX_LabourRate_OrganizationId_MembershipId",
                table: "LabourRate",
                columns: new[] { "OrganizationId", "MembershipId" });

            migrationBuilder.CreateIndex(
                name: "IX_LabourRate_OrganizationId_ValidFrom",
                table: "LabourRate",
                columns: new[] { "OrganizationId", "ValidFrom" });

            migrationBuilder.CreateIndex(
                name: "IX_LedgerSeal_OrganizationId_EntryId",
                table: "LedgerSeal",
                columns: new[] { "OrganizationId", "EntryId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_LedgerSeal_OrganizationId_FyLabel_Sequence",
                table: "LedgerSeal",
                columns: new[] { "OrganizationId", "FyLabel", "Sequence" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_LinkOpening_OrganizationId_DocumentLinkId",
                table: "LinkOpening",
                columns: new[] { "OrganizationId", "DocumentLinkId" });

            migrationBuilder.CreateIndex(
                name: "IX_LinkOpening_OrganizationId_EstimateLinkId",
                table: "LinkOpening",
                columns: new[] { "OrganizationId", "EstimateLinkId" });

            migrationBuilder.CreateIndex(
                name: "IX_MarkupRow_OrganizationId_MarkupTableId",
                table: "MarkupRow",
                columns: new[] { "OrganizationId", "MarkupTableId" });

            migrationBuilder.CreateIndex(
                name: "IX_MarkupTable_OrganizationId",
                table: "MarkupTable",
                column: "OrganizationId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_MemberPin_OrganizationId_MembershipId",
                table: "MemberPin",
                columns: new[] { "OrganizationId", "MembershipId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Membership_OrganizationId_PersonId",
                table: "Membership",
                columns: new[] { "OrganizationId", "PersonId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Membership_PersonId",
                table: "Membership",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_MembershipRole_OrganizationId_MembershipId_RoleId",
                table: "MembershipRole",
                columns: new[] { "OrganizationId", "MembershipId", "RoleId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_MembershipRole_OrganizationId_RoleId",
                table: "MembershipRole",
                columns: new[] { "OrganizationId", "RoleId" });

            migrationBuilder.CreateIndex(
                name: "IX_MessageChannelSetup_OrganizationId_Channel",
                table: "MessageChannelSetup",
                columns: new[] { "OrganizationId", "Channel" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_MessageConsent_OrganizationId_ByMembershipId",
                table: "MessageConsent",
                columns: new[] { "OrganizationId", "ByMembershipId" });

            migrationBuilder.CreateIndex(
                name: "IX_MessageConsent_OrganizationId_ContactId_Id",
                table: "MessageConsent",
                columns: new[] { "OrganizationId", "ContactId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_MessageLanguageChoice_OrganizationId_ContactId",
                table: "MessageLanguageChoice",
                columns: new[] { "OrganizationId", "ContactId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_MessagePlan_OrganizationId_DueUtc",
                table: "MessagePlan",
                columns: new[] { "OrganizationId", "DueUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_MessagePlan_OrganizationId_EstimateId",
                table: "MessagePlan",
                columns: new[] { "OrganizationId", "EstimateId" });

            migrationBuilder.CreateIndex(
                name: "IX_MessagePlan_OrganizationId_SourceKey",
                table: "MessagePlan",
                columns: new[] { "OrganizationId", "SourceKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_MessagePlan_OrganizationId_TicketId",
                table: "MessagePlan",
                columns: new[] { "OrganizationId", "TicketId" });

            migrationBuilder.CreateIndex(
                name: "IX_MessageSettings_OrganizationId",
                table: "MessageSettings",
                column: "OrganizationId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_MessageTemplate_OrganizationId_Event_Language",
                table: "MessageTemplate",
                columns: new[] { "OrganizationId", "Event", "Language" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_MessageTry_OrganizationId_MessageId",
                table: "MessageTry",
                columns: new[] { "OrganizationId", "MessageId" });

            migrationBuilder.CreateIndex(
                name: "IX_Notification_OrganizationId_AtUtc",
                table: "Notification",
                columns: new[] { "OrganizationId", "AtUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_Notification_OrganizationId_MembershipId_Id",
                table: "Notification",
                columns: new[] { "OrganizationId", "MembershipId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Notification_OrganizationId_MembershipId_ReadAtUtc",
                table: "Notification",
                columns: new[] { "OrganizationId", "MembershipId", "ReadAtUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_Notification_OrganizationId_SourceEventId",
                table: "Notification",
                columns: new[] { "OrganizationId", "SourceEventId" });

            migrationBuilder.CreateIndex(
                name: "IX_NotificationMute_OrganizationId_MembershipId_Kind",
                table: "NotificationMute",
                columns: new[] { "OrganizationId", "MembershipId", "Kind" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_NumberCounter_OrganizationId_Series_FyLabel",
                table: "NumberCounter",
                columns: new[] { "OrganizationId", "Series", "FyLabel" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_OdometerReading_OrganizationId_VehicleId",
                table: "OdometerReading",
                columns: new[] { "OrganizationId", "VehicleId" });

            migrationBuilder.CreateIndex(
                name: "IX_OfferCode_OrganizationId_AtUtc",
                table: "OfferCode",
                columns: new[] { "OrganizationId", "AtUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_OfferCode_OrganizationId_ContactId",
                table: "OfferCode",
                columns: new[] { "OrganizationId", "ContactId" });

            migrationBuilder.CreateIndex(
                name: "IX_OfferCode_OrganizationId_EstimateLinkId_Id",
                table: "OfferCode",
                columns: new[] { "OrganizationId", "EstimateLinkId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_OfferCode_OrganizationId_EstimateVersionId",
                table: "OfferCode",
                columns: new[] { "OrganizationId", "EstimateVersionId" });

            migrationBuilder.CreateIndex(
                name: "IX_OfferCode_OrganizationId_ProofHash",
                table: "OfferCode",
                columns: new[] { "OrganizationId", "ProofHash" });

            migrationBuilder.CreateIndex(
                name: "IX_OnlinePayment_OrganizationId_ContactId",
                table: "OnlinePayment",
                columns: new[] { "OrganizationId", "ContactId" });

            migrationBuilder.CreateIndex(
                name: "IX_OnlinePayment_OrganizationId_InvoiceId",
                table: "OnlinePayment",
                columns: new[] { "OrganizationId", "InvoiceId" });

            migrationBuilder.CreateIndex(
                name: "IX_OnlinePayment_OrganizationId_NextLookUtc",
                table: "OnlinePayment",
                columns: new[] { "OrganizationId", "NextLookUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_OnlinePayment_OrganizationId_ProviderPageId",
                table: "OnlinePayment",
                columns: new[] { "OrganizationId", "ProviderPageId" });

            migrationBuilder.CreateIndex(
                name: "IX_OnlinePayment_OrganizationId_ProviderPaymentId",
                table: "OnlinePayment",
                columns: new[] { "OrganizationId", "ProviderPaymentId" },
                unique: true,
                filter: "[ProviderPaymentId] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_OnlinePayment_OrganizationId_ReceiptId",
                table: "OnlinePayment",
                columns: new[] { "OrganizationId", "ReceiptId" });

            migrationBuilder.CreateIndex(
                name: "IX_OnlinePaymentNotice_OrganizationId_EventId",
                table: "OnlinePaymentNotice",
                columns: new[] { "OrganizationId", "EventId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_OnlinePaymentSetup_OrganizationId",
                table: "OnlinePaymentSetup",
                column: "OrganizationId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_OpeningStock_OrganizationId_MembershipId",
                table: "OpeningStock",
                columns: new[] { "OrganizationId", "MembershipId" });

            migrationBuilder.CreateIndex(
                name: "IX_OpeningStock_OrganizationId_WarehouseId",
                table: "OpeningStock",
                columns: new[] { "OrganizationId", "WarehouseId" });

            migrationBuilder.CreateIndex(
                name: "IX_Organization_Slug",
                table: "Organization",
                column: "Slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_OrganizationProfile_OrganizationId",
                table: "OrganizationProfile",
                column: "OrganizationId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_OutboxMessage_OrganizationId_DueUtc",
                table: "OutboxMessage",
                columns: new[] { "OrganizationId", "DueUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_PackEvent_OrganizationId_BatteryPackId",
                table: "PackEvent",
                columns: new[] { "OrganizationId", "BatteryPackId" });

            migrationBuilder.CreateIndex(
                name: "IX_PackEvent_OrganizationId_TicketId",
                table: "PackEvent",
                columns: new[] { "OrganizationId", "TicketId" });

            migrationBuilder.CreateIndex(
                name: "IX_PackEvent_OrganizationId_VehicleId",
                table: "PackEvent",
                columns: new[] { "OrganizationId", "VehicleId" });

            migrationBuilder.CreateIndex(
                name: "IX_PartRequest_OrganizationId_IssueMovementId",
                table: "PartRequest",
                columns: new[] { "OrganizationId", "IssueMovementId" });

            migrationBuilder.CreateIndex(
                name: "IX_PartRequest_OrganizationId_ItemId",
                table: "PartRequest",
                columns: new[] { "OrganizationId", "ItemId" });

            migrationBuilder.CreateIndex(
                name: "IX_PartRequest_OrganizationId_JobLineId",
                table: "PartRequest",
                columns: new[] { "OrganizationId", "JobLineId" });

            migrationBuilder.CreateIndex(
                name: "IX_PartRequest_OrganizationId_RequestedByMembershipId",
                table: "PartRequest",
                columns: new[] { "OrganizationId", "RequestedByMembershipId" });

            migrationBuilder.CreateIndex(
                name: "IX_PartRequest_OrganizationId_State_RequestedAtUtc",
                table: "PartRequest",
                columns: new[] { "OrganizationId", "State", "RequestedAtUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_PartRequest_OrganizationId_TicketId",
                table: "PartRequest",
                columns: new[] { "OrganizationId", "TicketId" });

            migrationBuilder.CreateIndex(
                name: "IX_PartRequest_OrganizationId_WarehouseId",
                table: "PartRequest",
                columns: new[] { "OrganizationId", "WarehouseId" });

            migrationBuilder.CreateIndex(
                name: "IX_Period_OrganizationId_Month",
                table: "Period",
                columns: new[] { "OrganizationId", "Month" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Person_NormalizedEmail",
                table: "Person",
                column: "NormalizedEmail",
                unique: true,
                filter: "[NormalizedEmail] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Person_NormalizedUserName",
                table: "Person",
                column: "NormalizedUserName",
                unique: true,
                filter: "[NormalizedUserName] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_PersonKey_OrganizationId_SubjectId_SubjectType",
                table: "PersonKey",
                columns: new[] { "OrganizationId", "SubjectId", "SubjectType" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PersonSession_PersonId_EndedAtUtc",
                table: "PersonSession",
                columns: new[] { "PersonId", "EndedAtUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_PersonSession_TabletId",
                table: "PersonSession",
                column: "TabletId");

            migrationBuilder.CreateIndex(
                name: "IX_PlatformAuditEntry_Previous",
                table: "PlatformAuditEntry",
                column: "Previous",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PortalChallenge_OrganizationId_AtUtc",
                table: "PortalChallenge",
                columns: new[] { "OrganizationId", "AtUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_PortalChallenge_OrganizationId_ContactId",
                table: "PortalChallenge",
                columns: new[] { "OrganizationId", "ContactId" });

            migrationBuilder.CreateIndex(
                name: "IX_PortalChallenge_OrganizationId_DestinationHash_Id",
                table: "PortalChallenge",
                columns: new[] { "OrganizationId", "DestinationHash", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_PortalChallenge_OrganizationId_FleetPersonId",
                table: "PortalChallenge",
                columns: new[] { "OrganizationId", "FleetPersonId" });

            migrationBuilder.CreateIndex(
                name: "IX_PortalChallenge_OrganizationId_LinkHash",
                table: "PortalChallenge",
                columns: new[] { "OrganizationId", "LinkHash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PortalSession_OrganizationId_ContactId_Id",
                table: "PortalSession",
                columns: new[] { "OrganizationId", "ContactId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_PortalSession_OrganizationId_FleetPersonId",
                table: "PortalSession",
                columns: new[] { "OrganizationId", "FleetPersonId" });

            migrationBuilder.CreateIndex(
                name: "IX_PortalSession_OrganizationId_TokenHash",
                table: "PortalSession",
                columns: new[] { "OrganizationId", "TokenHash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ProcessedCommand_OrganizationId_AtUtc",
                table: "ProcessedCommand",
                columns: new[] { "OrganizationId", "AtUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_ProcessedCommand_OrganizationId_CommandId",
                table: "ProcessedCommand",
                columns: new[] { "OrganizationId", "CommandId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PublicKnock_OrganizationId_AtUtc",
                table: "PublicKnock",
                columns: new[] { "OrganizationId", "AtUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_PublicKnock_OrganizationId_Kind_KeyHash_Nth",
                table: "PublicKnock",
                columns: new[] { "OrganizationId", "Kind", "KeyHash", "Nth" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_QcResult_OrganizationId_ByMembershipId",
                table: "QcResult",
                columns: new[] { "OrganizationId", "ByMembershipId" });

            migrationBuilder.CreateIndex(
                name: "IX_QcResult_OrganizationId_TicketId",
                table: "QcResult",
                columns: new[] { "OrganizationId", "TicketId" });

            migrationBuilder.CreateIndex(
                name: "IX_Recall_OrganizationId_ClosedOn",
                table: "Recall",
                columns: new[] { "OrganizationId", "ClosedOn" });

            migrationBuilder.CreateIndex(
                name: "IX_Recall_OrganizationId_PublishedOn",
                table: "Recall",
                columns: new[] { "OrganizationId", "PublishedOn" });

            migrationBuilder.CreateIndex(
                name: "IX_Recall_OrganizationId_Reference",
                table: "Recall",
                columns: new[] { "OrganizationId", "Reference" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_RecallVehicle_OrganizationId_RecallId_VehicleId",
                table: "RecallVehicle",
                columns: new[] { "OrganizationId", "RecallId", "VehicleId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_RecallVehicle_OrganizationId_TicketId",
                table: "RecallVehicle",
                columns: new[] { "OrganizationId", "TicketId" });

            migrationBuilder.CreateIndex(
                name: "IX_RecallVehicle_OrganizationId_VehicleId",
                table: "RecallVehicle",
                columns: new[] { "OrganizationId", "VehicleId" });

            migrationBuilder.CreateIndex(
                name: "IX_RecallVin_OrganizationId_RecallId_VinKey",
                table: "RecallVin",
                columns: new[] { "OrganizationId", "RecallId", "VinKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_RecallVin_OrganizationId_VinKey",
                table: "RecallVin",
                columns: new[] { "OrganizationId", "VinKey" });

            migrationBuilder.CreateIndex(
                name: "IX_Receipt_OrganizationId_BranchId",
                table: "Receipt",
                columns: new[] { "OrganizationId", "BranchId" });

            migrationBuilder.CreateIndex(
                name: "IX_Receipt_OrganizationId_ContactId",
                table: "Receipt",
                columns: new[] { "OrganizationId", "ContactId" });

            migrationBuilder.CreateIndex(
                name: "IX_Receipt_OrganizationId_CustomerSortName",
                table: "Receipt",
                columns: new[] { "OrganizationId", "CustomerSortName" });

            migrationBuilder.CreateIndex(
                name: "IX_Receipt_OrganizationId_Date",
                table: "Receipt",
                columns: new[] { "OrganizationId", "Date" });

            migrationBuilder.CreateIndex(
                name: "IX_Receipt_OrganizationId_Number",
                table: "Receipt",
                columns: new[] { "OrganizationId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Receipt_OrganizationId_Received",
                table: "Receipt",
                columns: new[] { "OrganizationId", "Received" });

            migrationBuilder.CreateIndex(
                name: "IX_Receipt_OrganizationId_RecordedByMembershipId",
                table: "Receipt",
                columns: new[] { "OrganizationId", "RecordedByMembershipId" });

            migrationBuilder.CreateIndex(
                name: "IX_Receipt_OrganizationId_Reference",
                table: "Receipt",
                columns: new[] { "OrganizationId", "Reference" });

            migrationBuilder.CreateIndex(
                name: "IX_ReceiptAllocation_OrganizationId_InvoiceId",
                table: "ReceiptAllocation",
                columns: new[] { "OrganizationId", "InvoiceId" });

            migrationBuilder.CreateIndex(
                name: "IX_ReceiptAllocation_OrganizationId_ReceiptId",
                table: "ReceiptAllocation",
                columns: new[] { "OrganizationId", "ReceiptId" });

            migrationBuilder.CreateIndex(
                name: "IX_ReceiptAllocation_OrganizationId_ReversesAllocationId",
                table: "ReceiptAllocation",
                columns: new[] { "OrganizationId", "ReversesAllocationId" },
                unique: true,
                filter: "[ReversesAllocationId] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ReceiptReversal_OrganizationId_JournalEntryId",
                table: "ReceiptReversal",
                columns: new[] { "OrganizationId", "JournalEntryId" });

            migrationBuilder.CreateIndex(
                name: "IX_ReceiptReversal_OrganizationId_MembershipId",
                table: "ReceiptReversal",
                columns: new[] { "OrganizationId", "MembershipId" });

            migrationBuilder.CreateIndex(
                name: "IX_ReceiptReversal_OrganizationId_ReceiptId",
                table: "ReceiptReversal",
                columns: new[] { "OrganizationId", "ReceiptId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Reservation_OrganizationId_ExpiresOn",
                table: "Reservation",
                columns: new[] { "OrganizationId", "ExpiresOn" },
                filter: "\"Quantity\" > 0");

            migrationBuilder.CreateIndex(
                name: "IX_Reservation_OrganizationId_ItemId_WarehouseId",
                table: "Reservation",
                columns: new[] { "OrganizationId", "ItemId", "WarehouseId" },
                filter: "\"Quantity\" > 0");

            migrationBuilder.CreateIndex(
                name: "IX_Reservation_OrganizationId_SourceType_SourceId_ItemId_WarehouseId",
                table: "Reservation",
                columns: new[] { "OrganizationId", "SourceType", "SourceId", "ItemId", "WarehouseId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Reservation_OrganizationId_WarehouseId",
                table: "Reservation",
                columns: new[] { "OrganizationId", "WarehouseId" });

            migrationBuilder.CreateIndex(
                name: "IX_ReversibleAct_OrganizationId_AtUtc",
                table: "ReversibleAct",
                columns: new[] { "OrganizationId", "AtUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_ReversibleAct_OrganizationId_CommandId",
                table: "ReversibleAct",
                columns: new[] { "OrganizationId", "CommandId" });

            migrationBuilder.CreateIndex(
                name: "IX_ReversibleAct_OrganizationId_MembershipId_Id",
                table: "ReversibleAct",
                columns: new[] { "OrganizationId", "MembershipId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_ReversibleAct_OrganizationId_UndoCommandId",
                table: "ReversibleAct",
                columns: new[] { "OrganizationId", "UndoCommandId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Role_OrganizationId_Code",
                table: "Role",
                columns: new[] { "OrganizationId", "Code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_RolePermission_OrganizationId_RoleId_Permission",
                table: "RolePermission",
                columns: new[] { "OrganizationId", "RoleId", "Permission" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SavedView_OrganizationId_List_MembershipId",
                table: "SavedView",
                columns: new[] { "OrganizationId", "List", "MembershipId" });

            migrationBuilder.CreateIndex(
                name: "IX_SavedView_OrganizationId_MembershipId",
                table: "SavedView",
                columns: new[] { "OrganizationId", "MembershipId" });

            migrationBuilder.CreateIndex(
                name: "IX_SavedView_OrganizationId_RoleId",
                table: "SavedView",
                columns: new[] { "OrganizationId", "RoleId" });

            migrationBuilder.CreateIndex(
                name: "IX_ServicePackage_OrganizationId_NameKey",
                table: "ServicePackage",
                columns: new[] { "OrganizationId", "NameKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ServicePackageLine_OrganizationId_ItemId",
                table: "ServicePackageLine",
                columns: new[] { "OrganizationId", "ItemId" });

            migrationBuilder.CreateIndex(
                name: "IX_ServicePackageLine_OrganizationId_ServicePackageId",
                table: "ServicePackageLine",
                columns: new[] { "OrganizationId", "ServicePackageId" });

            migrationBuilder.CreateIndex(
                name: "IX_ServiceTicket_OrganizationId_AmcContractId",
                table: "ServiceTicket",
                columns: new[] { "OrganizationId", "AmcContractId" });

            migrationBuilder.CreateIndex(
                name: "IX_ServiceTicket_OrganizationId_BillToContactId",
                table: "ServiceTicket",
                columns: new[] { "OrganizationId", "BillToContactId" });

            migrationBuilder.CreateIndex(
                name: "IX_ServiceTicket_OrganizationId_BranchId",
                table: "ServiceTicket",
                columns: new[] { "OrganizationId", "BranchId" });

            migrationBuilder.CreateIndex(
                name: "IX_ServiceTicket_OrganizationId_ContactId",
                table: "ServiceTicket",
                columns: new[] { "OrganizationId", "ContactId" });

            migrationBuilder.CreateIndex(
                name: "IX_ServiceTicket_OrganizationId_CreatedAtUtc",
                table: "ServiceTicket",
                columns: new[] { "OrganizationId", "CreatedAtUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_ServiceTicket_OrganizationId_DeliveredAtUtc",
                table: "ServiceTicket",
                columns: new[] { "OrganizationId", "DeliveredAtUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_ServiceTicket_OrganizationId_InvoiceId",
                table: "ServiceTicket",
                columns: new[] { "OrganizationId", "InvoiceId" });

            migrationBuilder.CreateIndex(
                name: "IX_ServiceTicket_OrganizationId_MergedIntoId",
                table: "ServiceTicket",
                columns: new[] { "OrganizationId", "MergedIntoId" });

            migrationBuilder.CreateIndex(
                name: "IX_ServiceTicket_OrganizationId_Number",
                table: "ServiceTicket",
                columns: new[] { "OrganizationId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ServiceTicket_OrganizationId_ParentTicketId",
                table: "ServiceTicket",
                columns: new[] { "OrganizationId", "ParentTicketId" });

            migrationBuilder.CreateIndex(
                name: "IX_ServiceTicket_OrganizationId_PrimaryTechnicianId_State",
                table: "ServiceTicket",
                columns: new[] { "OrganizationId", "PrimaryTechnicianId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_ServiceTicket_OrganizationId_PromisedAtUtc_State",
                table: "ServiceTicket",
                columns: new[] { "OrganizationId", "PromisedAtUtc", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_ServiceTicket_OrganizationId_SecondTechnicianId",
                table: "ServiceTicket",
                columns: new[] { "OrganizationId", "SecondTechnicianId" });

            migrationBuilder.CreateIndex(
                name: "IX_ServiceTicket_OrganizationId_Sequence",
                table: "ServiceTicket",
                columns: new[] { "OrganizationId", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_ServiceTicket_OrganizationId_State_CreatedAtUtc",
                table: "ServiceTicket",
                columns: new[] { "OrganizationId", "State", "CreatedAtUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_ServiceTicket_OrganizationId_VehicleId",
                table: "ServiceTicket",
                columns: new[] { "OrganizationId", "VehicleId" });

            migrationBuilder.CreateIndex(
                name: "IX_SetupChoice_OrganizationId_Only",
                table: "SetupChoice",
                columns: new[] { "OrganizationId", "Only" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SharedTablet_OrganizationId_EnrolledByMembershipId",
                table: "SharedTablet",
                columns: new[] { "OrganizationId", "EnrolledByMembershipId" });

            migrationBuilder.CreateIndex(
                name: "IX_SharedTablet_OrganizationId_TokenHash",
                table: "SharedTablet",
                columns: new[] { "OrganizationId", "TokenHash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Signature_OrganizationId_TicketId",
                table: "Signature",
                columns: new[] { "OrganizationId", "TicketId" });

            migrationBuilder.CreateIndex(
                name: "IX_Signature_OrganizationId_WitnessMembershipId",
                table: "Signature",
                columns: new[] { "OrganizationId", "WitnessMembershipId" });

            migrationBuilder.CreateIndex(
                name: "IX_SlaCalendar_OrganizationId_BranchId",
                table: "SlaCalendar",
                columns: new[] { "OrganizationId", "BranchId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SlaClock_OrganizationId_DueUtc",
                table: "SlaClock",
                columns: new[] { "OrganizationId", "DueUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_SlaClock_OrganizationId_IsShown_State_DueUtc",
                table: "SlaClock",
                columns: new[] { "OrganizationId", "IsShown", "State", "DueUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_SlaClock_OrganizationId_State_NextCheckUtc",
                table: "SlaClock",
                columns: new[] { "OrganizationId", "State", "NextCheckUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_SlaClock_OrganizationId_TermsId",
                table: "SlaClock",
                columns: new[] { "OrganizationId", "TermsId" });

            migrationBuilder.CreateIndex(
                name: "IX_SlaClock_OrganizationId_TicketId_Kind_Generation",
                table: "SlaClock",
                columns: new[] { "OrganizationId", "TicketId", "Kind", "Generation" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SlaEdition_OrganizationId_CalendarId",
                table: "SlaEdition",
                columns: new[] { "OrganizationId", "CalendarId" });

            migrationBuilder.CreateIndex(
                name: "IX_SlaEscalation_OrganizationId_ClockId_Level",
                table: "SlaEscalation",
                columns: new[] { "OrganizationId", "ClockId", "Level" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SlaEscalation_OrganizationId_TicketId",
                table: "SlaEscalation",
                columns: new[] { "OrganizationId", "TicketId" });

            migrationBuilder.CreateIndex(
                name: "IX_SlaHandover_OrganizationId_ClockId",
                table: "SlaHandover",
                columns: new[] { "OrganizationId", "ClockId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SlaHandover_OrganizationId_FromMembershipId",
                table: "SlaHandover",
                columns: new[] { "OrganizationId", "FromMembershipId" });

            migrationBuilder.CreateIndex(
                name: "IX_SlaHandover_OrganizationId_TicketId",
                table: "SlaHandover",
                columns: new[] { "OrganizationId", "TicketId" });

            migrationBuilder.CreateIndex(
                name: "IX_SlaHandover_OrganizationId_ToMembershipId",
                table: "SlaHandover",
                columns: new[] { "OrganizationId", "ToMembershipId" });

            migrationBuilder.CreateIndex(
                name: "IX_SlaHoliday_OrganizationId_CalendarId_Date_FromMinute",
                table: "SlaHoliday",
                columns: new[] { "OrganizationId", "CalendarId", "Date", "FromMinute" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SlaPolicy_OrganizationId_BranchId",
                table: "SlaPolicy",
                columns: new[] { "OrganizationId", "BranchId" });

            migrationBuilder.CreateIndex(
                name: "IX_SlaPolicy_OrganizationId_ContactId",
                table: "SlaPolicy",
                columns: new[] { "OrganizationId", "ContactId" });

            migrationBuilder.CreateIndex(
                name: "IX_SlaTarget_OrganizationId_PolicyId_Priority",
                table: "SlaTarget",
                columns: new[] { "OrganizationId", "PolicyId", "Priority" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SlaTerms_OrganizationId_Cause_AtUtc",
                table: "SlaTerms",
                columns: new[] { "OrganizationId", "Cause", "AtUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_SlaTerms_OrganizationId_EditionId",
                table: "SlaTerms",
                columns: new[] { "OrganizationId", "EditionId" });

            migrationBuilder.CreateIndex(
                name: "IX_SlaTerms_OrganizationId_TicketId",
                table: "SlaTerms",
                columns: new[] { "OrganizationId", "TicketId" });

            migrationBuilder.CreateIndex(
                name: "IX_SohReading_OrganizationId_BatteryPackId",
                table: "SohReading",
                columns: new[] { "OrganizationId", "BatteryPackId" });

            migrationBuilder.CreateIndex(
                name: "IX_SohReading_OrganizationId_TicketId",
                table: "SohReading",
                columns: new[] { "OrganizationId", "TicketId" });

            migrationBuilder.CreateIndex(
                name: "IX_SohReading_OrganizationId_VehicleId",
                table: "SohReading",
                columns: new[] { "OrganizationId", "VehicleId" });

            migrationBuilder.CreateIndex(
                name: "IX_StockLayer_OrganizationId_ItemId_WarehouseId_EffectiveDate_MovementId",
                table: "StockLayer",
                columns: new[] { "OrganizationId", "ItemId", "WarehouseId", "EffectiveDate", "MovementId" },
                filter: "\"Quantity\" > 0");

            migrationBuilder.CreateIndex(
                name: "IX_StockLayer_OrganizationId_MovementId",
                table: "StockLayer",
                columns: new[] { "OrganizationId", "MovementId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_StockLayer_OrganizationId_WarehouseId",
                table: "StockLayer",
                columns: new[] { "OrganizationId", "WarehouseId" });

            migrationBuilder.CreateIndex(
                name: "IX_StockMovement_OrganizationId_AdjustsMovementId",
                table: "StockMovement",
                columns: new[] { "OrganizationId", "AdjustsMovementId" });

            migrationBuilder.CreateIndex(
                name: "IX_StockMovement_OrganizationId_EffectiveDate",
                table: "StockMovement",
                columns: new[] { "OrganizationId", "EffectiveDate" });

            migrationBuilder.CreateIndex(
                name: "IX_StockMovement_OrganizationId_ItemId_EffectiveDate_Id",
                table: "StockMovement",
                columns: new[] { "OrganizationId", "ItemId", "EffectiveDate", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_StockMovement_OrganizationId_JobCardId",
                table: "StockMovement",
                columns: new[] { "OrganizationId", "JobCardId" });

            migrationBuilder.CreateIndex(
                name: "IX_StockMovement_OrganizationId_JournalEntryId",
                table: "StockMovement",
                columns: new[] { "OrganizationId", "JournalEntryId" });

            migrationBuilder.CreateIndex(
                name: "IX_StockMovement_OrganizationId_MembershipId",
                table: "StockMovement",
                columns: new[] { "OrganizationId", "MembershipId" });

            migrationBuilder.CreateIndex(
                name: "IX_StockMovement_OrganizationId_SourceType_SourceId_SourceLine_Type",
                table: "StockMovement",
                columns: new[] { "OrganizationId", "SourceType", "SourceId", "SourceLine", "Type" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_StockMovement_OrganizationId_Type_Id",
                table: "StockMovement",
                columns: new[] { "OrganizationId", "Type", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_StockMovement_OrganizationId_VehicleId",
                table: "StockMovement",
                columns: new[] { "OrganizationId", "VehicleId" });

            migrationBuilder.CreateIndex(
                name: "IX_StockMovement_OrganizationId_WarehouseId_ItemId_Id",
                table: "StockMovement",
                columns: new[] { "OrganizationId", "WarehouseId", "ItemId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_StockPool_OrganizationId_ItemId_WarehouseId",
                table: "StockPool",
                columns: new[] { "OrganizationId", "ItemId", "WarehouseId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_StockPool_OrganizationId_WarehouseId",
                table: "StockPool",
                columns: new[] { "OrganizationId", "WarehouseId" });

            migrationBuilder.CreateIndex(
                name: "IX_StockReversal_OrganizationId_MembershipId",
                table: "StockReversal",
                columns: new[] { "OrganizationId", "MembershipId" });

            migrationBuilder.CreateIndex(
                name: "IX_StockReversal_OrganizationId_SourceType_SourceId",
                table: "StockReversal",
                columns: new[] { "OrganizationId", "SourceType", "SourceId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SubletBill_OrganizationId_JournalEntryId",
                table: "SubletBill",
                columns: new[] { "OrganizationId", "JournalEntryId" });

            migrationBuilder.CreateIndex(
                name: "IX_SubletBill_OrganizationId_MembershipId",
                table: "SubletBill",
                columns: new[] { "OrganizationId", "MembershipId" });

            migrationBuilder.CreateIndex(
                name: "IX_SubletBill_OrganizationId_SubletOrderId",
                table: "SubletBill",
                columns: new[] { "OrganizationId", "SubletOrderId" });

            migrationBuilder.CreateIndex(
                name: "IX_SubletBill_OrganizationId_VendorId_FyLabel_NumberKey",
                table: "SubletBill",
                columns: new[] { "OrganizationId", "VendorId", "FyLabel", "NumberKey" });

            migrationBuilder.CreateIndex(
                name: "IX_SubletBillReversal_OrganizationId_JournalEntryId",
                table: "SubletBillReversal",
                columns: new[] { "OrganizationId", "JournalEntryId" });

            migrationBuilder.CreateIndex(
                name: "IX_SubletBillReversal_OrganizationId_MembershipId",
                table: "SubletBillReversal",
                columns: new[] { "OrganizationId", "MembershipId" });

            migrationBuilder.CreateIndex(
                name: "IX_SubletBillReversal_OrganizationId_SubletBillId",
                table: "SubletBillReversal",
                columns: new[] { "OrganizationId", "SubletBillId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SubletEvent_OrganizationId_MembershipId",
                table: "SubletEvent",
                columns: new[] { "OrganizationId", "MembershipId" });

            migrationBuilder.CreateIndex(
                name: "IX_SubletEvent_OrganizationId_SubletOrderId",
                table: "SubletEvent",
                columns: new[] { "OrganizationId", "SubletOrderId" });

            migrationBuilder.CreateIndex(
                name: "IX_SubletEvent_OrganizationId_TicketId",
                table: "SubletEvent",
                columns: new[] { "OrganizationId", "TicketId" });

            migrationBuilder.CreateIndex(
                name: "IX_SubletOrder_OrganizationId_BranchId",
                table: "SubletOrder",
                columns: new[] { "OrganizationId", "BranchId" });

            migrationBuilder.CreateIndex(
                name: "IX_SubletOrder_OrganizationId_DueOn",
                table: "SubletOrder",
                columns: new[] { "OrganizationId", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_SubletOrder_OrganizationId_JobLineId",
                table: "SubletOrder",
                columns: new[] { "OrganizationId", "JobLineId" });

            migrationBuilder.CreateIndex(
                name: "IX_SubletOrder_OrganizationId_LiveBillKey",
                table: "SubletOrder",
                columns: new[] { "OrganizationId", "LiveBillKey" },
                unique: true,
                filter: "[LiveBillKey] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_SubletOrder_OrganizationId_LiveJobLineId",
                table: "SubletOrder",
                columns: new[] { "OrganizationId", "LiveJobLineId" },
                unique: true,
                filter: "[LiveJobLineId] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_SubletOrder_OrganizationId_Number",
                table: "SubletOrder",
                columns: new[] { "OrganizationId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SubletOrder_OrganizationId_State_DueOn",
                table: "SubletOrder",
                columns: new[] { "OrganizationId", "State", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_SubletOrder_OrganizationId_StateSinceUtc",
                table: "SubletOrder",
                columns: new[] { "OrganizationId", "StateSinceUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_SubletOrder_OrganizationId_TicketId",
                table: "SubletOrder",
                columns: new[] { "OrganizationId", "TicketId" });

            migrationBuilder.CreateIndex(
                name: "IX_SubletOrder_OrganizationId_VehicleId",
                table: "SubletOrder",
                columns: new[] { "OrganizationId", "VehicleId" });

            migrationBuilder.CreateIndex(
                name: "IX_SubletOrder_OrganizationId_VendorId_Id",
                table: "SubletOrder",
                columns: new[] { "OrganizationId", "VendorId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_TicketComment_OrganizationId_TicketId",
                table: "TicketComment",
                columns: new[] { "OrganizationId", "TicketId" });

            migrationBuilder.CreateIndex(
                name: "IX_TicketPhoto_OrganizationId_JobLineId",
                table: "TicketPhoto",
                columns: new[] { "OrganizationId", "JobLineId" });

            migrationBuilder.CreateIndex(
                name: "IX_TicketPhoto_OrganizationId_MarkedFromId",
                table: "TicketPhoto",
                columns: new[] { "OrganizationId", "MarkedFromId" });

            migrationBuilder.CreateIndex(
                name: "IX_TicketPhoto_OrganizationId_MembershipId",
                table: "TicketPhoto",
                columns: new[] { "OrganizationId", "MembershipId" });

            migrationBuilder.CreateIndex(
                name: "IX_TicketPhoto_OrganizationId_TicketId",
                table: "TicketPhoto",
                columns: new[] { "OrganizationId", "TicketId" });

            migrationBuilder.CreateIndex(
                name: "IX_TicketStateChange_OrganizationId_TicketId",
                table: "TicketStateChange",
                columns: new[] { "OrganizationId", "TicketId" });

            migrationBuilder.CreateIndex(
                name: "IX_TimeEntry_OrganizationId_JobLineId",
                table: "TimeEntry",
                columns: new[] { "OrganizationId", "JobLineId" });

            migrationBuilder.CreateIndex(
                name: "IX_TimeEntry_OrganizationId_RunningKey",
                table: "TimeEntry",
                columns: new[] { "OrganizationId", "RunningKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_TimeEntry_OrganizationId_TechnicianId",
                table: "TimeEntry",
                columns: new[] { "OrganizationId", "TechnicianId" });

            migrationBuilder.CreateIndex(
                name: "IX_TimeEntry_OrganizationId_TicketId",
                table: "TimeEntry",
                columns: new[] { "OrganizationId", "TicketId" });

            migrationBuilder.CreateIndex(
                name: "IX_Vehicle_OrganizationId_ContactId",
                table: "Vehicle",
                columns: new[] { "OrganizationId", "ContactId" });

            migrationBuilder.CreateIndex(
                name: "IX_Vehicle_OrganizationId_LastOdometerKm",
                table: "Vehicle",
                columns: new[] { "OrganizationId", "LastOdometerKm" });

            migrationBuilder.CreateIndex(
                name: "IX_Vehicle_OrganizationId_ModelKey",
                table: "Vehicle",
                columns: new[] { "OrganizationId", "ModelKey" });

            migrationBuilder.CreateIndex(
                name: "IX_Vehicle_OrganizationId_RegistrationKey",
                table: "Vehicle",
                columns: new[] { "OrganizationId", "RegistrationKey" },
                unique: true,
                filter: "[RegistrationKey] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Vehicle_OrganizationId_RegistrationTail",
                table: "Vehicle",
                columns: new[] { "OrganizationId", "RegistrationTail" });

            migrationBuilder.CreateIndex(
                name: "IX_Vehicle_OrganizationId_VinKey",
                table: "Vehicle",
                columns: new[] { "OrganizationId", "VinKey" },
                unique: true,
                filter: "[VinKey] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_VehicleOwnership_OrganizationId_ContactId",
                table: "VehicleOwnership",
                columns: new[] { "OrganizationId", "ContactId" });

            migrationBuilder.CreateIndex(
                name: "IX_VehicleOwnership_OrganizationId_VehicleId",
                table: "VehicleOwnership",
                columns: new[] { "OrganizationId", "VehicleId" });

            migrationBuilder.CreateIndex(
                name: "IX_VisitFeedback_OrganizationId_AtUtc",
                table: "VisitFeedback",
                columns: new[] { "OrganizationId", "AtUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_VisitFeedback_OrganizationId_ContactId",
                table: "VisitFeedback",
                columns: new[] { "OrganizationId", "ContactId" });

            migrationBuilder.CreateIndex(
                name: "IX_VisitFeedback_OrganizationId_TicketId",
                table: "VisitFeedback",
                columns: new[] { "OrganizationId", "TicketId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_VoiceNote_OrganizationId_JobLineId",
                table: "VoiceNote",
                columns: new[] { "OrganizationId", "JobLineId" });

            migrationBuilder.CreateIndex(
                name: "IX_VoiceNote_OrganizationId_MembershipId",
                table: "VoiceNote",
                columns: new[] { "OrganizationId", "MembershipId" });

            migrationBuilder.CreateIndex(
                name: "IX_VoiceNote_OrganizationId_TicketId",
                table: "VoiceNote",
                columns: new[] { "OrganizationId", "TicketId" });

            migrationBuilder.CreateIndex(
                name: "IX_Warehouse_OrganizationId_BranchId",
                table: "Warehouse",
                columns: new[] { "OrganizationId", "BranchId" });

            migrationBuilder.CreateIndex(
                name: "IX_Warehouse_OrganizationId_Code",
                table: "Warehouse",
                columns: new[] { "OrganizationId", "Code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_WarrantyClaim_OrganizationId_BranchId",
                table: "WarrantyClaim",
                columns: new[] { "OrganizationId", "BranchId" });

            migrationBuilder.CreateIndex(
                name: "IX_WarrantyClaim_OrganizationId_Claimed",
                table: "WarrantyClaim",
                columns: new[] { "OrganizationId", "Claimed" });

            migrationBuilder.CreateIndex(
                name: "IX_WarrantyClaim_OrganizationId_InvoiceId",
                table: "WarrantyClaim",
                columns: new[] { "OrganizationId", "InvoiceId" });

            migrationBuilder.CreateIndex(
                name: "IX_WarrantyClaim_OrganizationId_MakerId",
                table: "WarrantyClaim",
                columns: new[] { "OrganizationId", "MakerId" });

            migrationBuilder.CreateIndex(
                name: "IX_WarrantyClaim_OrganizationId_Number",
                table: "WarrantyClaim",
                columns: new[] { "OrganizationId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_WarrantyClaim_OrganizationId_State",
                table: "WarrantyClaim",
                columns: new[] { "OrganizationId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_WarrantyClaim_OrganizationId_StateSinceUtc",
                table: "WarrantyClaim",
                columns: new[] { "OrganizationId", "StateSinceUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_WarrantyClaim_OrganizationId_TicketId",
                table: "WarrantyClaim",
                columns: new[] { "OrganizationId", "TicketId" });

            migrationBuilder.CreateIndex(
                name: "IX_WarrantyClaim_OrganizationId_VehicleId",
                table: "WarrantyClaim",
                columns: new[] { "OrganizationId", "VehicleId" });

            migrationBuilder.CreateIndex(
                name: "IX_WarrantyClaim_OrganizationId_WarrantyCoverId",
                table: "WarrantyClaim",
                columns: new[] { "OrganizationId", "WarrantyCoverId" });

            migrationBuilder.CreateIndex(
                name: "IX_WarrantyCover_OrganizationId_BatteryPackId",
                table: "WarrantyCover",
                columns: new[] { "OrganizationId", "BatteryPackId" });

            migrationBuilder.CreateIndex(
                name: "IX_WarrantyCover_OrganizationId_TicketId",
                table: "WarrantyCover",
                columns: new[] { "OrganizationId", "TicketId" });

            migrationBuilder.CreateIndex(
                name: "IX_WarrantyCover_OrganizationId_VehicleId",
                table: "WarrantyCover",
                columns: new[] { "OrganizationId", "VehicleId" });

            migrationBuilder.CreateIndex(
                name: "IX_WarrantyTerms_OrganizationId_Key",
                table: "WarrantyTerms",
                columns: new[] { "OrganizationId", "Key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_WorkDue_Queue_DueUtc",
                table: "WorkDue",
                columns: new[] { "Queue", "DueUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_WorkRun_OrganizationId_EndedAtUtc",
                table: "WorkRun",
                columns: new[] { "OrganizationId", "EndedAtUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_WorkRun_OrganizationId_StartedByMembershipId_EndedAtUtc",
                table: "WorkRun",
                columns: new[] { "OrganizationId", "StartedByMembershipId", "EndedAtUtc" });

            migrationBuilder.AddForeignKey(
                name: "FK_AmcContract_Invoice_OrganizationId_InvoiceId",
                table: "AmcContract",
                columns: new[] { "OrganizationId", "InvoiceId" },
                principalTable: "Invoice",
                principalColumns: new[] { "OrganizationId", "Id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_AmcUsage_JobLine_OrganizationId_JobLineId",
                table: "AmcUsage",
                columns: new[] { "OrganizationId", "JobLineId" },
                principalTable: "JobLine",
                principalColumns: new[] { "OrganizationId", "Id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_AmcUsage_ServiceTicket_OrganizationId_TicketId",
                table: "AmcUsage",
                columns: new[] { "OrganizationId", "TicketId" },
                principalTable: "ServiceTicket",
                principalColumns: new[] { "OrganizationId", "Id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Appointment_ServiceTicket_OrganizationId_TicketId",
                table: "Appointment",
                columns: new[] { "OrganizationId", "TicketId" },
                principalTable: "ServiceTicket",
                principalColumns: new[] { "OrganizationId", "Id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_ApprovalDecision_ApprovalRequest_OrganizationId_ApprovalRequestId",
                table: "ApprovalDecision",
                columns: new[] { "OrganizationId", "ApprovalRequestId" },
                principalTable: "ApprovalRequest",
                principalColumns: new[] { "OrganizationId", "Id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_ApprovalReason_ApprovalRequest_OrganizationId_ApprovalRequestId",
                table: "ApprovalReason",
                columns: new[] { "OrganizationId", "ApprovalRequestId" },
                principalTable: "ApprovalRequest",
                principalColumns: new[] { "OrganizationId", "Id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_ApprovalRequest_EstimateVersion_OrganizationId_EstimateVersionId",
                table: "ApprovalRequest",
                columns: new[] { "OrganizationId", "EstimateVersionId" },
                principalTable: "EstimateVersion",
                principalColumns: new[] { "OrganizationId", "Id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_ApprovalRequest_Estimate_OrganizationId_EstimateId",
                table: "ApprovalRequest",
                columns: new[] { "OrganizationId", "EstimateId" },
                principalTable: "Estimate",
                principalColumns: new[] { "OrganizationId", "Id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_ApprovalRequest_ServiceTicket_OrganizationId_TicketId",
                table: "ApprovalRequest",
                columns: new[] { "OrganizationId", "TicketId" },
                principalTable: "ServiceTicket",
                principalColumns: new[] { "OrganizationId", "Id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_BatteryFitment_ServiceTicket_OrganizationId_TicketId",
                table: "BatteryFitment",
                columns: new[] { "OrganizationId", "TicketId" },
                principalTable: "ServiceTicket",
                principalColumns: new[] { "OrganizationId", "Id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_CallbackTask_ServiceTicket_OrganizationId_TicketId",
                table: "CallbackTask",
                columns: new[] { "OrganizationId", "TicketId" },
                principalTable: "ServiceTicket",
                principalColumns: new[] { "OrganizationId", "Id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_CallbackTask_VisitFeedback_OrganizationId_FeedbackId",
                table: "CallbackTask",
                columns: new[] { "OrganizationId", "FeedbackId" },
                principalTable: "VisitFeedback",
                principalColumns: new[] { "OrganizationId", "Id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_ClaimEvent_WarrantyClaim_OrganizationId_WarrantyClaimId",
                table: "ClaimEvent",
                columns: new[] { "OrganizationId", "WarrantyClaimId" },
                principalTable: "WarrantyClaim",
                principalColumns: new[] { "OrganizationId", "Id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_ClaimLine_Estimate_OrganizationId_RejectedEstimateId",
                table: "ClaimLine",
                columns: new[] { "OrganizationId", "RejectedEstimateId" },
                principalTable: "Estimate",
                principalColumns: new[] { "OrganizationId", "Id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_ClaimLine_JobLine_OrganizationId_JobLineId",
                table: "ClaimLine",
                columns: new[] { "OrganizationId", "JobLineId" },
                principalTable: "JobLine",
                principalColumns: new[] { "OrganizationId", "Id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_ClaimLine_WarrantyClaim_OrganizationId_WarrantyClaimId",
                table: "ClaimLine",
                columns: new[] { "OrganizationId", "WarrantyClaimId" },
                principalTable: "WarrantyClaim",
                principalColumns: new[] { "OrganizationId", "Id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_CustomerMessage_ServiceTicket_OrganizationId_TicketId",
                table: "CustomerMessage",
                columns: new[] { "OrganizationId", "TicketId" },
                principalTable: "ServiceTicket",
                principalColumns: new[] { "OrganizationId", "Id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_DamageMark_ServiceTicket_OrganizationId_TicketId",
                table: "DamageMark",
                columns: new[] { "OrganizationId", "TicketId" },
                principalTable: "ServiceTicket",
                principalColumns: new[] { "OrganizationId", "Id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_DamageMark_TicketPhoto_OrganizationId_PhotoId",
                table: "DamageMark",
                columns: new[] { "OrganizationId", "PhotoId" },
                principalTable: "TicketPhoto",
                principalColumns: new[] { "OrganizationId", "Id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_DeclinedLine_JobLine_OrganizationId_JobLineId",
                table: "DeclinedLine",
                columns: new[] { "OrganizationId", "JobLineId" },
                principalTable: "JobLine",
                principalColumns: new[] { "OrganizationId", "Id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_DeclinedLine_JobLine_OrganizationId_TakenUpLineId",
                table: "DeclinedLine",
                columns: new[] { "OrganizationId", "TakenUpLineId" },
                principalTable: "JobLine",
                principalColumns: new[] { "OrganizationId", "Id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_DeclinedLine_ServiceTicket_OrganizationId_TicketId",
                table: "DeclinedLine",
                columns: new[] { "OrganizationId", "TicketId" },
                principalTable: "ServiceTicket",
                principalColumns: new[] { "OrganizationId", "Id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_DocumentLink_Invoice_OrganizationId_InvoiceId",
                table: "DocumentLink",
                columns: new[] { "OrganizationId", "InvoiceId" },
                principalTable: "Invoice",
                principalColumns: new[] { "OrganizationId", "Id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Estimate_ServiceTicket_OrganizationId_TicketId",
                table: "Estimate",
                columns: new[] { "OrganizationId", "TicketId" },
                principalTable: "ServiceTicket",
                principalColumns: new[] { "OrganizationId", "Id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_EstimateDecision_Signature_OrganizationId_SignatureId",
                table: "EstimateDecision",
                columns: new[] { "OrganizationId", "SignatureId" },
                principalTable: "Signature",
                principalColumns: new[] { "OrganizationId", "Id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_EstimateDecisionLine_EstimateLine_OrganizationId_EstimateLineId",
                table: "EstimateDecisionLine",
                columns: new[] { "OrganizationId", "EstimateLineId" },
                principalTable: "EstimateLine",
                principalColumns: new[] { "OrganizationId", "Id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_EstimateLine_JobLine_OrganizationId_JobLineId",
                table: "EstimateLine",
                columns: new[] { "OrganizationId", "JobLineId" },
                principalTable: "JobLine",
                principalColumns: new[] { "OrganizationId", "Id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_FeedbackLink_ServiceTicket_OrganizationId_TicketId",
                table: "FeedbackLink",
                columns: new[] { "OrganizationId", "TicketId" },
                principalTable: "ServiceTicket",
                principalColumns: new[] { "OrganizationId", "Id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_FirmwareRecord_ServiceTicket_OrganizationId_TicketId",
                table: "FirmwareRecord",
                columns: new[] { "OrganizationId", "TicketId" },
                principalTable: "ServiceTicket",
                principalColumns: new[] { "OrganizationId", "Id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_FleetTelling_ServiceTicket_OrganizationId_TicketId",
                table: "FleetTelling",
                columns: new[] { "OrganizationId", "TicketId" },
                principalTable: "ServiceTicket",
                principalColumns: new[] { "OrganizationId", "Id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Inspection_ServiceTicket_OrganizationId_TicketId",
                table: "Inspection",
                columns: new[] { "OrganizationId", "TicketId" },
                principalTable: "ServiceTicket",
                principalColumns: new[] { "OrganizationId", "Id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_InspectionPoint_ServiceTicket_OrganizationId_TicketId",
                table: "InspectionPoint",
                columns: new[] { "OrganizationId", "TicketId" },
                principalTable: "ServiceTicket",
                principalColumns: new[] { "OrganizationId", "Id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_IntakeItem_ServiceTicket_OrganizationId_TicketId",
                table: "IntakeItem",
                columns: new[] { "OrganizationId", "TicketId" },
                principalTable: "ServiceTicket",
                principalColumns: new[] { "OrganizationId", "Id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Invoice_ServiceTicket_OrganizationId_JobCardId",
                table: "Invoice",
                columns: new[] { "OrganizationId", "JobCardId" },
                principalTable: "ServiceTicket",
                principalColumns: new[] { "OrganizationId", "Id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Invoice_ServiceTicket_OrganizationId_TicketId",
                table: "Invoice",
                columns: new[] { "OrganizationId", "TicketId" },
                principalTable: "ServiceTicket",
                principalColumns: new[] { "OrganizationId", "Id" },
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_AmcContract_Branch_OrganizationId_BranchId",
                table: "AmcContract");

            migrationBuilder.DropForeignKey(
                name: "FK_Invoice_Branch_OrganizationId_BranchId",
                table: "Invoice");

            migrationBuilder.DropForeignKey(
                name: "FK_ServiceTicket_Branch_OrganizationId_BranchId",
                table: "ServiceTicket");

            migrationBuilder.DropForeignKey(
                name: "FK_AmcContract_Contact_OrganizationId_ContactId",
                table: "AmcContract");

            migrationBuilder.DropForeignKey(
                name: "FK_Invoice_Contact_OrganizationId_ContactId",
                table: "Invoice");

            migrationBuilder.DropForeignKey(
                name: "FK_ServiceTicket_Contact_OrganizationId_BillToContactId",
                table: "ServiceTicket");

            migrationBuilder.DropForeignKey(
                name: "FK_ServiceTicket_Contact_OrganizationId_ContactId",
                table: "ServiceTicket");

            migrationBuilder.DropForeignKey(
                name: "FK_Vehicle_Contact_OrganizationId_ContactId",
                table: "Vehicle");

            migrationBuilder.DropForeignKey(
                name: "FK_AmcContract_AmcPlan_OrganizationId_AmcPlanId",
                table: "AmcContract");

            migrationBuilder.DropForeignKey(
                name: "FK_AmcContract_Invoice_OrganizationId_InvoiceId",
                table: "AmcContract");

            migrationBuilder.DropForeignKey(
                name: "FK_ServiceTicket_Invoice_OrganizationId_InvoiceId",
                table: "ServiceTicket");

            migrationBuilder.DropTable(
                name: "AccountPeriodBalance");

            migrationBuilder.DropTable(
                name: "AdvanceBalance");

            migrationBuilder.DropTable(
                name: "AmcContractVehicle");

            migrationBuilder.DropTable(
                name: "AmcPlanBenefit");

            migrationBuilder.DropTable(
                name: "AmcUsage");

            migrationBuilder.DropTable(
                name: "Appointment");

            migrationBuilder.DropTable(
                name: "ApprovalDecision");

            migrationBuilder.DropTable(
                name: "ApprovalReason");

            migrationBuilder.DropTable(
                name: "ApprovalStep");

            migrationBuilder.DropTable(
                name: "AuditSeal");

            migrationBuilder.DropTable(
                name: "BatteryFitment");

            migrationBuilder.DropTable(
                name: "CallbackTask");

            migrationBuilder.DropTable(
                name: "ClaimEvent");

            migrationBuilder.DropTable(
                name: "ClaimLine");

            migrationBuilder.DropTable(
                name: "ConsumedEvent");

            migrationBuilder.DropTable(
                name: "ContactClaim");

            migrationBuilder.DropTable(
                name: "ContactKey");

            migrationBuilder.DropTable(
                name: "ContactMergeRow");

            migrationBuilder.DropTable(
                name: "DamageMark");

            migrationBuilder.DropTable(
                name: "DataProtectionKeys");

            migrationBuilder.DropTable(
                name: "DeclinedLine");

            migrationBuilder.DropTable(
                name: "DuplicateCheck");

            migrationBuilder.DropTable(
                name: "DuplicatePair");

            migrationBuilder.DropTable(
                name: "DuplicateScan");

            migrationBuilder.DropTable(
                name: "EstimateDecisionLine");

            migrationBuilder.DropTable(
                name: "FeedbackLink");

            migrationBuilder.DropTable(
                name: "FirmwareRecord");

            migrationBuilder.DropTable(
                name: "FleetApprovalLine");

            migrationBuilder.DropTable(
                name: "FleetAssignment");

            migrationBuilder.DropTable(
                name: "FleetTelling");

            migrationBuilder.DropTable(
                name: "FormDraft");

            migrationBuilder.DropTable(
                name: "GoodsReceiptLine");

            migrationBuilder.DropTable(
                name: "IdentityUserClaim<long>");

            migrationBuilder.DropTable(
                name: "IdentityUserLogin<long>");

            migrationBuilder.DropTable(
                name: "IdentityUserToken<long>");

            migrationBuilder.DropTable(
                name: "ImportProgress");

            migrationBuilder.DropTable(
                name: "ImportRow");

            migrationBuilder.DropTable(
                name: "InspectionPoint");

            migrationBuilder.DropTable(
                name: "InspectionTemplatePoint");

            migrationBuilder.DropTable(
                name: "IntakeItem");

            migrationBuilder.DropTable(
                name: "IntakePoster");

            migrationBuilder.DropTable(
                name: "InvitationRole");

            migrationBuilder.DropTable(
                name: "InvoiceBalance");

            migrationBuilder.DropTable(
                name: "InvoiceCancellation");

            migrationBuilder.DropTable(
                name: "InvoiceLine");

            migrationBuilder.DropTable(
                name: "JobConcern");

            migrationBuilder.DropTable(
                name: "JobCostingLine");

            migrationBuilder.DropTable(
                name: "JobReading");

            migrationBuilder.DropTable(
                name: "JobRun");

            migrationBuilder.DropTable(
                name: "JournalLine");

            migrationBuilder.DropTable(
                name: "LabourRate");

            migrationBuilder.DropTable(
                name: "LedgerSeal");

            migrationBuilder.DropTable(
                name: "LinkOpening");

            migrationBuilder.DropTable(
                name: "MarkupRow");

            migrationBuilder.DropTable(
                name: "MemberPin");

            migrationBuilder.DropTable(
                name: "MembershipRole");

            migrationBuilder.DropTable(
                name: "MessageChannelSetup");

            migrationBuilder.DropTable(
                name: "MessageConsent");

            migrationBuilder.DropTable(
                name: "MessageLanguageChoice");

            migrationBuilder.DropTable(
                name: "MessagePlan");

            migrationBuilder.DropTable(
                name: "MessageSettings");

            migrationBuilder.DropTable(
                name: "MessageTemplate");

            migrationBuilder.DropTable(
                name: "MessageTry");

            migrationBuilder.DropTable(
                name: "Notification");

            migrationBuilder.DropTable(
                name: "NotificationMute");

            migrationBuilder.DropTable(
                name: "NumberCounter");

            migrationBuilder.DropTable(
                name: "OdometerReading");

            migrationBuilder.DropTable(
                name: "OfferCode");

            migrationBuilder.DropTable(
                name: "OnlinePayment");

            migrationBuilder.DropTable(
                name: "OnlinePaymentNotice");

            migrationBuilder.DropTable(
                name: "OnlinePaymentSetup");

            migrationBuilder.DropTable(
                name: "OpeningStock");

            migrationBuilder.DropTable(
                name: "Organization");

            migrationBuilder.DropTable(
                name: "OrganizationProfile");

            migrationBuilder.DropTable(
                name: "PackEvent");

            migrationBuilder.DropTable(
                name: "PartRequest");

            migrationBuilder.DropTable(
                name: "Period");

            migrationBuilder.DropTable(
                name: "PersonKey");

            migrationBuilder.DropTable(
                name: "PersonSession");

            migrationBuilder.DropTable(
                name: "PlatformAuditEntry");

            migrationBuilder.DropTable(
                name: "PortalChallenge");

            migrationBuilder.DropTable(
                name: "PortalSession");

            migrationBuilder.DropTable(
                name: "ProcessedCommand");

            migrationBuilder.DropTable(
                name: "PublicKnock");

            migrationBuilder.DropTable(
                name: "QcResult");

            migrationBuilder.DropTable(
                name: "RecallVehicle");

            migrationBuilder.DropTable(
                name: "RecallVin");

            migrationBuilder.DropTable(
                name: "ReceiptAllocation");

            migrationBuilder.DropTable(
                name: "ReceiptReversal");

            migrationBuilder.DropTable(
                name: "Reservation");

            migrationBuilder.DropTable(
                name: "ReversibleAct");

            migrationBuilder.DropTable(
                name: "RolePermission");

            migrationBuilder.DropTable(
                name: "SavedView");

            migrationBuilder.DropTable(
                name: "ServicePackageLine");

            migrationBuilder.DropTable(
                name: "SetupChoice");

            migrationBuilder.DropTable(
                name: "SharedTablet");

            migrationBuilder.DropTable(
                name: "SlaEscalation");

            migrationBuilder.DropTable(
                name: "SlaHandover");

            migrationBuilder.DropTable(
                name: "SlaHoliday");

            migrationBuilder.DropTable(
                name: "SlaTarget");

            migrationBuilder.DropTable(
                name: "SohReading");

            migrationBuilder.DropTable(
                name: "StockLayer");

            migrationBuilder.DropTable(
                name: "StockPool");

            migrationBuilder.DropTable(
                name: "StockReversal");

            migrationBuilder.DropTable(
                name: "SubletBillReversal");

            migrationBuilder.DropTable(
                name: "SubletEvent");

            migrationBuilder.DropTable(
                name: "TicketComment");

            migrationBuilder.DropTable(
                name: "TicketStateChange");

            migrationBuilder.DropTable(
                name: "TimeEntry");

            migrationBuilder.DropTable(
                name: "VehicleOwnership");

            migrationBuilder.DropTable(
                name: "VoiceNote");

            migrationBuilder.DropTable(
                name: "WarrantyTerms");

            migrationBuilder.DropTable(
                name: "WorkDue");

            migrationBuilder.DropTable(
                name: "ApprovalDelegation");

            migrationBuilder.DropTable(
                name: "ApprovalPolicy");

            migrationBuilder.DropTable(
                name: "ApprovalRequest");

            migrationBuilder.DropTable(
                name: "AuditEntry");

            migrationBuilder.DropTable(
                name: "VisitFeedback");

            migrationBuilder.DropTable(
                name: "WarrantyClaim");

            migrationBuilder.DropTable(
                name: "OutboxMessage");

            migrationBuilder.DropTable(
                name: "ContactMerge");

            migrationBuilder.DropTable(
                name: "TicketPhoto");

            migrationBuilder.DropTable(
                name: "EstimateDecision");

            migrationBuilder.DropTable(
                name: "EstimateLine");

            migrationBuilder.DropTable(
                name: "FleetApproval");

            migrationBuilder.DropTable(
                name: "GoodsReceipt");

            migrationBuilder.DropTable(
                name: "WorkRun");

            migrationBuilder.DropTable(
                name: "ImportBatch");

            migrationBuilder.DropTable(
                name: "Inspection");

            migrationBuilder.DropTable(
                name: "InspectionTemplate");

            migrationBuilder.DropTable(
                name: "Invitation");

            migrationBuilder.DropTable(
                name: "JobCosting");

            migrationBuilder.DropTable(
                name: "Account");

            migrationBuilder.DropTable(
                name: "DocumentLink");

            migrationBuilder.DropTable(
                name: "MarkupTable");

            migrationBuilder.DropTable(
                name: "CustomerMessage");

            migrationBuilder.DropTable(
                name: "EstimateLink");

            migrationBuilder.DropTable(
                name: "Recall");

            migrationBuilder.DropTable(
                name: "Role");

            migrationBuilder.DropTable(
                name: "ServicePackage");

            migrationBuilder.DropTable(
                name: "SlaClock");

            migrationBuilder.DropTable(
                name: "SlaPolicy");

            migrationBuilder.DropTable(
                name: "StockMovement");

            migrationBuilder.DropTable(
                name: "SubletBill");

            migrationBuilder.DropTable(
                name: "WarrantyCover");

            migrationBuilder.DropTable(
                name: "Signature");

            migrationBuilder.DropTable(
                name: "Receipt");

            migrationBuilder.DropTable(
                name: "FleetPerson");

            migrationBuilder.DropTable(
                name: "EstimateVersion");

            migrationBuilder.DropTable(
                name: "SlaTerms");

            migrationBuilder.DropTable(
                name: "Warehouse");

            migrationBuilder.DropTable(
                name: "JournalEntry");

            migrationBuilder.DropTable(
                name: "SubletOrder");

            migrationBuilder.DropTable(
                name: "BatteryPack");

            migrationBuilder.DropTable(
                name: "SlaEdition");

            migrationBuilder.DropTable(
                name: "JobLine");

            migrationBuilder.DropTable(
                name: "SlaCalendar");

            migrationBuilder.DropTable(
                name: "AmcEntitlement");

            migrationBuilder.DropTable(
                name: "Estimate");

            migrationBuilder.DropTable(
                name: "Item");

            migrationBuilder.DropTable(
                name: "Branch");

            migrationBuilder.DropTable(
                name: "Contact");

            migrationBuilder.DropTable(
                name: "AmcPlan");

            migrationBuilder.DropTable(
                name: "Invoice");

            migrationBuilder.DropTable(
                name: "ServiceTicket");

            migrationBuilder.DropTable(
                name: "AmcContract");

            migrationBuilder.DropTable(
                name: "Membership");

            migrationBuilder.DropTable(
                name: "Vehicle");

            migrationBuilder.DropTable(
                name: "Person");
        }
    }
}
