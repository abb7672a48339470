using System.Globalization;
using Battwheels.Core.Common;
using Battwheels.Core.Platform.Notifications;
using Battwheels.Core.Service.Sla;
using Battwheels.Core.Service.Tickets;
using Battwheels.Data.Common;
using Battwheels.Tests.Browser.Visit;
using Battwheels.Tests.Service;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Battwheels.Tests.Browser.Days;

/// <summary>A promise that a night lies in.</summary>
public sealed partial class ServiceDeskDaysTests
{
    /// <summary>
    /// Registered an hour before closing with an answer promised within two open hours, and nobody answers. It is noon of the
    /// next day at the branch: the night counted for nothing, due was 10:00, half as late again 11:00. The job that runs
    /// each minute tells the manager and the owner, and the visit says which minute counted.
    /// </summary>
    [Fact]
    public async Task Promise_MissedAfterANight_ReachesManagerAndOwnerByItself()
    {
        var closing = await OpenNineToSixAsync();
        var ticket = await World.Db.RegisterAsync();
        await BackdateAsync(ticket, closing.AddHours(-1).UtcDateTime);
        await PromiseTwoHoursAsync();
        await ToldAsync(ticket);

        var manager = await desk.SeatAsync(Estimates.Manager, "meera");
        await manager.OpenLiveAsync($"{Garages.Own}/notifications");
        await manager.SeesAsync("the time promised for the first response has passed");
        var owner = await desk.SeatAsync(World.Owner, "vikram");
        await owner.OpenLiveAsync($"{Garages.Own}/notifications");
        await owner.SeesAsync("the first response is late by half of its promised time");

        await manager.OpenLiveAsync($"{Garages.Own}/tickets/{ticket}/sla");
        var rows = manager.Locator(".slastretches").First.Locator("tbody tr");
        await Assertions.Expect(rows).ToHaveCountAsync(3);
        await Assertions.Expect(rows.Nth(0)).ToContainTextAsync("1 h");
        await Assertions.Expect(rows.Nth(0)).ToContainTextAsync("Open hours");
        await Assertions.Expect(rows.Nth(1)).ToContainTextAsync("Closed");
        await CloseAsync(manager, owner);
    }

    /// <summary>In a time zone in which it is noon now, whatever the hour of the test.</summary>
    /// <returns>Yesterday's closing time.</returns>
    private async Task<DateTimeOffset> OpenNineToSixAsync()
    {
        var now = TimeProvider.System.GetUtcNow();
        var ahead = 12 - now.Hour;
        var zone = ahead == 0 ? "Etc/GMT" : string.Create(CultureInfo.InvariantCulture, $"Etc/GMT{-ahead:+0;-0}");
        const string hours = "09:00-18:00";
        var calendars = Settings<SlaCalendarService>();
        var branch = (await calendars.HoursAsync(default)).Single();
        SaveHours week = new(branch.BranchId, branch.Version, zone, hours, hours, hours, hours, hours, hours, hours);
        Assert.Null((await calendars.SaveHoursAsync(week, CommandId.New(), default)).Error);
        var yesterday = now.ToOffset(TimeSpan.FromHours(ahead)).Date.AddDays(-1);
        return new DateTimeOffset(yesterday.AddHours(18), TimeSpan.FromHours(ahead));
    }

    private async Task PromiseTwoHoursAsync()
    {
        var policies = Settings<SlaPolicyService>();
        var row = (await policies.ListAsync(default)).Single(p => p.IsDefault);
        var targets = row.Targets.Select(t =>
            t.Priority is TicketPriority.Medium ? t with { ResponseMinutes = 120 } : t
        );
        SavePolicy saved = new(row.Id, row.Version, row.Name, null, null, null, false, false, [.. targets]);
        Assert.Null((await policies.SaveAsync(saved, CommandId.New(), default)).Error);
    }

    private T Settings<T>()
        where T : notnull =>
        World.Db.Service<T>(Actor.Job(World.Db.OrgA, "test", SlaPermissions.Read, SlaPermissions.Update));

    /// <summary>Nobody can register in the past: its clocks are set back behind the gate's back.</summary>
    private async Task BackdateAsync(long ticket, DateTime toUtc)
    {
        await using var raw = World.Db.Database(new TenantScope(World.Db.OrgA));
        await raw.Set<SlaClock>()
            .Where(c => c.TicketId == ticket)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.StartedAtUtc, toUtc));
    }

    /// <summary>Until the jobs have come by, which they do once a minute: one finds the miss, one tells of it.</summary>
    private async Task ToldAsync(long ticket)
    {
        for (var tries = 0; tries < 200; tries++)
        {
            await using var raw = World.Db.Database(new TenantScope(World.Db.OrgA));
            var told = await raw.Set<Notification>()
                .Where(n => n.Link == $"tickets/{ticket}")
                .Select(n => n.MembershipId)
                .ToListAsync();
            if (told.Contains(Estimates.Manager.MembershipId!.Value) && told.Contains(World.Owner.MembershipId!.Value))
                return;
            await Task.Delay(1_000);
        }

        Assert.Fail("Nobody was told within three minutes.");
    }
}
