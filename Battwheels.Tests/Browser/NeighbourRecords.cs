using System.Security.Cryptography;
using System.Text;
using Battwheels.Core.Accounting;
using Battwheels.Core.Billing;
using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Crm.Batteries;
using Battwheels.Core.Crm.Merging;
using Battwheels.Core.Crm.Recalls;
using Battwheels.Core.Inventory.Items;
using Battwheels.Core.Inventory.Stock;
using Battwheels.Core.Platform.Import;
using Battwheels.Core.Service.Amc;
using Battwheels.Core.Service.Appointments;
using Battwheels.Core.Service.Captures;
using Battwheels.Core.Service.Claims;
using Battwheels.Core.Service.Declined;
using Battwheels.Core.Service.Estimates;
using Battwheels.Core.Service.Inspections;
using Battwheels.Core.Service.JobCards;
using Battwheels.Core.Service.Messages;
using Battwheels.Core.Service.Packages;
using Battwheels.Core.Service.Photos;
using Battwheels.Core.Service.Portal;
using Battwheels.Core.Service.Sla;
using Battwheels.Core.Service.Sublets;
using Battwheels.Core.Service.Tickets;
using Battwheels.Core.Service.VoiceNotes;
using Battwheels.Data.Common;
using Battwheels.Tests.Billing;
using Battwheels.Tests.Common;
using Battwheels.Tests.Inventory;
using Battwheels.Tests.Service;
using Battwheels.Tests.Service.Estimates;
using Battwheels.Tests.Service.Photos;
using Battwheels.Tests.Service.VoiceNotes;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Tests.Browser;

/// <summary>One record behind every address that names one, in organization B, made as its owner makes it.</summary>
internal sealed class NeighbourRecords
{
    /// <summary>Stands in the texts of all of them.</summary>
    public const string Secret = "Zeenat Only-Theirs";

    private readonly TestDb _db;
    private readonly Actor _owner;

    /// <summary>What stands before the number in an address, and the record it is the number of.</summary>
    private readonly Dictionary<string, long> _ids = [];

    private NeighbourRecords(TestDb db, Actor owner) => (_db, _owner) = (db, owner);

    /// <summary>Addresses that name a record this class does not make.</summary>
    public IEnumerable<string> Unknown(IEnumerable<GuardedAddress> addresses) =>
        addresses.Where(a => !_ids.ContainsKey(a.Before)).Select(a => $"{a}: no record is made for it");

    /// <summary>The address with the number of a record of its own kind.</summary>
    public string At(GuardedAddress address) => address.For(_ids[address.Before]);

    /// <param name="owner">A member of organization B who may do everything.</param>
    public static async Task<NeighbourRecords> MakeAsync(TestDb db, Actor owner)
    {
        await db.RegisterAsync(Sales.Gstin, db.OrgB);
        NeighbourRecords made = new(db, owner);
        await made.VisitAsync();
        await made.MergeAsync();
        await made.MoneyAsync();
        await made.StockAsync();
        await made.OfficeAsync();
        return made;
    }

    private async Task VisitAsync()
    {
        var visit = Visits.New() with
        {
            Title = Secret,
            NewContact = new ContactInput(ContactKind.Person, Secret, DuplicateReason: "test"),
        };
        var ticket = await _db.TicketAsync(await _db.RegisterAsync(visit, _db.OrgB), _db.OrgB);
        (_ids["tickets"], _ids["contacts"], _ids["vehicles"]) = (ticket.Id, ticket.ContactId, ticket.VehicleId);
        _ids["batteries"] = Value(
            await _db.Service<BatteryService>(_owner)
                .RegisterAsync(new NewPack(new PackInput(Secret)), CommandId.New(), default)
        );
        await _db.ChangeAsync<ServiceTicket>(
            ticket.Id,
            t => t.Enter(TicketState.InDiagnosis, null, null, _db.Clock.GetUtcNow().UtcDateTime),
            _db.OrgB
        );
        var estimates = _db.Service<EstimateService>(_owner);
        var estimate = _ids["estimates"] = Value(await estimates.OpenAsync(ticket.Id, CommandId.New(), default));
        Value(await estimates.AddLineAsync(estimate, EstimateWorld.Labour(Secret), CommandId.New(), default));
        var draft = Value(await estimates.GetAsync(estimate, default));
        Value(await estimates.SubmitAsync(estimate, draft.Version, CommandId.New(), default));
        var line = await FirstAsync<JobLine>();
        await _db.ChangeAsync<JobLine>(
            line,
            l => (l.Payer, l.State) = (LinePayer.OemWarranty, JobLineState.Done),
            _db.OrgB
        );
        _ids["claims"] = Value(
            await _db.Service<ClaimService>(_owner)
                .CreateAsync(new NewClaim(ticket.Id, ticket.ContactId, [line]), CommandId.New(), default)
        );
        await PhotoAsync(ticket.Id);
        await MessageAsync(ticket);
        RecallInput recall = new(Secret, Secret, Secret, "Pavan");
        _ids["recalls"] = Value(await _db.Service<RecallService>(_owner).CreateAsync(recall, CommandId.New(), default));
        await DeclinedAsync(ticket);
        await SubletAsync(ticket);
        await ContractAsync(ticket);
        await AppointmentAsync(ticket);
        await PackageAsync();
    }

    private async Task AppointmentAsync(ServiceTicket ticket)
    {
        var soon = DateOnly.FromDateTime(_db.Clock.GetUtcNow().UtcDateTime.AddDays(2));
        AppointmentInput expected = new(Secret, soon, new TimeOnly(10, 0), 60, Secret);
        BookAppointment booking = new(expected, ticket.VehicleId, ContactId: ticket.ContactId);
        _ids["appointments"] = Value(
            await _db.Service<AppointmentService>(_owner).BookAsync(booking, CommandId.New(), default)
        );
    }

    private async Task ContractAsync(ServiceTicket ticket)
    {
        BenefitInput labour = new(AmcBenefitKind.Labour, Secret);
        PlanInput plan = new(Secret, VehicleCategory.TwoWheeler, 4_499m, 12, [labour]);
        _ids["amc/plans"] = Value(
            await _db.Service<AmcPlanService>(_owner).CreateAsync(plan, CommandId.New(), default)
        );
        ContractInput contract = new(ticket.ContactId, _ids["amc/plans"], [ticket.VehicleId]);
        _ids["amc"] = Value(await _db.Service<AmcService>(_owner).CreateAsync(contract, CommandId.New(), default));
    }

    private async Task PackageAsync()
    {
        PackageInput package = new(Secret, [new(JobLineKind.Labour, Secret, 1m, 950m)]);
        _ids["packages"] = Value(
            await _db.Service<PackageService>(_owner).CreateAsync(package, CommandId.New(), default)
        );
    }

    private async Task DeclinedAsync(ServiceTicket ticket)
    {
        var line = await FirstAsync<JobLine>();
        await using var raw = _db.Database(new TenantScope(_db.OrgB));
        DeclinedLine declined = new()
        {
            TicketId = ticket.Id,
            JobLineId = line,
            VehicleId = ticket.VehicleId,
            Description = Secret,
            Value = 950m,
            IsSafetyCritical = false,
            DeclinedAtUtc = _db.Clock.GetUtcNow().UtcDateTime,
        };
        raw.Add(declined);
        await raw.SaveChangesAsync();
        _ids["declined-work"] = declined.Id;
    }

    private async Task SubletAsync(ServiceTicket ticket)
    {
        var (line, now) = (await FirstAsync<JobLine>(), _db.Clock.GetUtcNow().UtcDateTime);
        await using var raw = _db.Database(new TenantScope(_db.OrgB));
        SubletOrder order = new()
        {
            Number = Secret,
            TicketId = ticket.Id,
            VehicleId = ticket.VehicleId,
            BranchId = ticket.BranchId,
            JobLineId = line,
            VendorId = ticket.ContactId,
            Work = Secret,
            AgreedCost = 950m,
            DueOn = DateOnly.FromDateTime(now),
            StateSinceUtc = now,
            OrderedBy = Secret,
            CreatedAtUtc = now,
        };
        var sent = raw.Add(order); // so that it has a challan
        sent.Property(o => o.State).CurrentValue = SubletState.Sent;
        sent.Property(o => o.SentAtUtc).CurrentValue = now;
        sent.Property(o => o.HandedOver).CurrentValue = Secret;
        sent.Property(o => o.SentBy).CurrentValue = Secret;
        await raw.SaveChangesAsync();
        _ids["sublets"] = order.Id;
    }

    private async Task MessageAsync(ServiceTicket ticket)
    {
        await using var raw = _db.Database(new TenantScope(_db.OrgB));
        CustomerMessage message = new()
        {
            ContactId = ticket.ContactId,
            TicketId = ticket.Id,
            BranchId = ticket.BranchId,
            Event = MessageEvent.Ready,
            Channel = MessageChannel.Sms,
            SourceKey = "test",
            Turn = 0,
            Language = MessageLanguages.English,
            Subject = Secret,
            Text = Secret,
            Parameters = "[]",
            State = MessageState.Kept,
            CreatedAtUtc = _db.Clock.GetUtcNow().UtcDateTime,
        };
        raw.Add(message);
        await raw.SaveChangesAsync();
        _ids["messages"] = message.Id;
    }

    private async Task MergeAsync()
    {
        var contacts = _db.Service<ContactService>(_owner);
        var stays = Value(await contacts.GetAsync(_ids["contacts"], default));
        ContactInput twin = new(ContactKind.Person, Secret, DuplicateReason: "test");
        var goes = Value(await contacts.CreateAsync(twin, CommandId.New(), default));
        MergeContacts merge = new(stays.Id, stays.Version, goes, 0, []);
        _ids["contacts/merges"] = Value(
            await _db.Service<ContactMergeService>(_owner).MergeAsync(merge, CommandId.New(), default)
        );
    }

    private async Task PhotoAsync(long ticket)
    {
        var sent = Pictures.Jpeg(40, 30);
        var upload = Guid.NewGuid();
        await _db.Service<UploadService>(_owner).AppendAsync(upload, 0, new MemoryStream(sent), default);
        Capture photo = new(
            CaptureKind.Photo,
            ticket,
            _db.Clock.GetUtcNow().UtcDateTime,
            Text: Secret,
            UploadId: upload,
            Sha256: Convert.ToHexStringLower(SHA256.HashData(sent))
        );
        Value(await _db.Service<CaptureService>(_owner).TakeAsync(photo, TimeSpan.Zero, CommandId.New(), default));
        _ids["photos"] = await FirstAsync<TicketPhoto>();
        var voice = photo with { Kind = CaptureKind.Voice };
        Value(await Shots.SendAsync(_db, _owner, voice, Recordings.WebM(2)));
        _ids["voice-notes"] = await FirstAsync<VoiceNote>();
    }

    /// <summary>An invoice, an advance and its use on the invoice.</summary>
    private async Task MoneyAsync()
    {
        var contact = _ids["contacts"];
        var receipt = _ids["payments"] = Value(
            await _db.Cashier(_db.OrgB)
                .RecordAsync(
                    new RecordReceipt(contact, PaymentMode.Cash, 500m, Notes: Secret),
                    CommandId.New(),
                    default
                )
        );
        var branch = await _db.BranchAsync(_db.OrgB);
        InvoiceDraft draft = new(contact, branch, [Sales.Labour(950m)], null, null, null, null, null);
        var invoice = _ids["invoices"] = Value(await _db.IssueAsync(draft, _db.OrgB));
        Value(
            await _db.Cashier(_db.OrgB)
                .ApplyAdvanceAsync(new ApplyAdvance(receipt, invoice, 500m), CommandId.New(), default)
        );
        _ids["payments/allocations"] = await FirstAsync<ReceiptAllocation>();
        _ids["journals"] = await FirstAsync<JournalEntry>();
        _ids["accounts"] = await FirstAsync<Account>();
        _ids["settings/sla/policies"] = await FirstAsync<SlaPolicy>();
    }

    private async Task StockAsync()
    {
        var vendor = Value(
            await _db.Service<ContactService>(_owner)
                .CreateAsync(
                    new ContactInput(
                        ContactKind.Business,
                        $"{Secret} Spares",
                        IsCustomer: false,
                        IsVendor: true,
                        DuplicateReason: "test"
                    ),
                    CommandId.New(),
                    default
                )
        );
        ItemInput part = new(
            "ZOT-1",
            Secret,
            ItemKind.Part,
            "8708",
            18m,
            "NOS",
            ValuationMethod.MovingAverage,
            SalesPrice: 250m
        );
        var item = _ids["items"] = Value(
            await _db.Service<ItemService>(_owner).CreateAsync(part, CommandId.New(), default)
        );
        var store = _ids["warehouses"] = await FirstAsync<Warehouse>();
        GoodsReceiptInput goods = new(store, vendor, Secret, null, [new StockLineInput(item, 2m, 100m)]);
        _ids["receipts"] = Value(
            await _db.Service<GoodsReceiptService>(_owner).ReceiveAsync(goods, CommandId.New(), default)
        );
        _ids["stock/movements"] = await FirstAsync<StockMovement>();
    }

    private async Task OfficeAsync()
    {
        _ids["members"] = _owner.MembershipId!.Value;
        _ids["settings/intake"] = Value(
            await _db.Service<IntakePosterService>(_owner).AddAsync(null, CommandId.New(), default)
        );
        TemplateInput inspection = new(Secret, null, [new("Body", "Panels", PointKind.Light, true)]);
        _ids["settings/inspections"] = Value(
            await _db.Service<InspectionTemplateService>(_owner).CreateAsync(inspection, CommandId.New(), default)
        );
        using MemoryStream file = new(Encoding.UTF8.GetBytes($"Name,Phone\n{Secret},9822000077\n"));
        _ids["import"] = Value(
            await _db.Service<ImportService>(_owner)
                .UploadAsync(new UploadImport("contacts", $"{Secret}.csv"), file, CommandId.New(), default)
        );
    }

    private async Task<long> FirstAsync<T>()
        where T : TenantEntity
    {
        await using var raw = _db.Database(new TenantScope(_db.OrgB));
        return await raw.Set<T>().OrderBy(e => e.Id).Select(e => e.Id).FirstAsync();
    }

    private static T Value<T>(Result<T> result)
    {
        Assert.Null(result.Error);
        return result.Value;
    }
}
