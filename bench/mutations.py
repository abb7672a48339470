#!/usr/bin/env python3
"""Breaks the product on purpose, one wall at a time, and shows that the named tests notice.

    bench/mutations.py             every mutation
    bench/mutations.py stock seal  those whose name contains one of the words

The tree is copied; in the copy every mutation is put behind a switch and everything is built once. First the named tests
run with no switch on and must pass; then once per mutation with its switch on, and must fail. A mutation nobody notices
has survived: the answer is 1 then, and a test is missing. Needs git, the .NET SDK and, for the policies of the server,
BATTWHEELS_TEST_POSTGRES as in test.sh; for the pages, Chromium.
"""

import os
import pathlib
import subprocess
import sys
import tempfile
import time

# Name, file, what stands there, what stands there when the switch is on ({on} is the switch), tests that must fail.
MUTATIONS = [
    ("tenant filter lets everything through", "Battwheels.Data/Common/TenantModel.cs",
     "entity.HasQueryFilter(TenantFilter, e => e.OrganizationId == db.OrganizationId);",
     "if ({on}) entity.HasQueryFilter(TenantFilter, e => e.OrganizationId != 0 || e.Id == db.OrganizationId); "
     "else entity.HasQueryFilter(TenantFilter, e => e.OrganizationId == db.OrganizationId);",
     "*TenancyProbeTests.Reads_ThroughTheGate_SeeOwnRowsOnly"),
    ("tenant filter forgets goods receipts", "Battwheels.Data/Common/TenantModel.cs",
     "entity.HasQueryFilter(TenantFilter, e => e.OrganizationId == db.OrganizationId);",
     "if ({on} && typeof(T).Name is \"GoodsReceipt\") "
     "entity.HasQueryFilter(TenantFilter, e => e.OrganizationId == db.OrganizationId || e.OrganizationId != 0); "
     "else entity.HasQueryFilter(TenantFilter, e => e.OrganizationId == db.OrganizationId);",
     "*ClosedDoorTests.Records_OfAnotherOrganization_AreNotFoundByTheirNumbers"),
    ("tenant filter forgets vehicles", "Battwheels.Data/Common/TenantModel.cs",
     "entity.HasQueryFilter(TenantFilter, e => e.OrganizationId == db.OrganizationId);",
     "if ({on} && typeof(T).Name is \"Vehicle\") "
     "entity.HasQueryFilter(TenantFilter, e => e.OrganizationId == db.OrganizationId || e.OrganizationId != 0); "
     "else entity.HasQueryFilter(TenantFilter, e => e.OrganizationId == db.OrganizationId);",
     "*ServiceIsolationTests.Methods_IdsOfAnotherOrganization_AnswerAsIfThereWereNone"),
    ("customer filter lets everything through", "Battwheels.Data/Common/TenantModel.cs",
     "e => db.ContactId == null || e.ContactId == db.ContactId);",
     "e => {on} || db.ContactId == null || e.ContactId == db.ContactId);",
     "*CustomerFilterTests.Link_OfOneContact_SeesItsRowsAndNoneOfAnother"),
    ("foreign rows may be saved", "Battwheels.Data/Common/SaveChecks.cs",
     "if (!organizationId.Equals(property.CurrentValue) ||",
     "if ({on}) return; if (!organizationId.Equals(property.CurrentValue) ||",
     "*TenancyProbeTests.Saves_OfTheOthersRows_AreRefusedBeforeTheDatabase"),
    ("command guard looks away", "Battwheels.Data/Common/CommandGuard.cs",
     "if (!verdict.NamesTenantTable)",
     "if ({on} || !verdict.NamesTenantTable)",
     "*TenancyProbeTests.CommandGuard_FilterIgnored_StopsTheStatement"),
    ("policy of the server admits every row", "Battwheels.Data/Common/PostgresGuards.cs",
     'ON "{table}" USING {Organization} WITH CHECK {Organization}""";',
     'ON "{table}" USING {({on} ? "(true)" : Organization)} WITH CHECK {({on} ? "(true)" : Organization)}""";',
     "*TenancyProbeTests.RowSecurity_FiltersIgnored_PostgresStillHidesAndRefuses"),
    ("foreign key without the organization", "Battwheels.Data/Common/TenantModel.cs",
     """        builder
            .HasOne(typeof(TPrincipal))
            .WithMany()
            .HasForeignKey(nameof(TenantEntity.OrganizationId), id)
            .OnDelete(DeleteBehavior.Restrict);""",
     """        _ = {on}
            ? builder.HasOne(typeof(TPrincipal)).WithMany().HasForeignKey(id).HasPrincipalKey(nameof(TenantEntity.Id))
            : builder
                .HasOne(typeof(TPrincipal))
                .WithMany()
                .HasForeignKey(nameof(TenantEntity.OrganizationId), id)
                .OnDelete(DeleteBehavior.Restrict);""",
     "*TenancyModelTests.ForeignKeys_BetweenTenantTables_CarryTheOrganizationOnBothSides"),
    ("gate admits without the permission", "Battwheels.Data/Common/UnitOfWorkFactory.cs",
     "return permissions.Contains(permission)",
     "return {on} || permissions.Contains(permission)",
     "*GateTests.RunAsync_WithoutPermission_IsDeniedAndAudited"),
    ("refusal leaves no record", "Battwheels.Data/Platform/Audit/DenialLog.cs",
     "        if (actor is null)\n",
     "        if ({on}) return;\n        if (actor is null)\n",
     "*GateTests.RunAsync_WithoutPermission_IsDeniedAndAudited"),
    ("suspended member keeps the roles", "Battwheels.Data/Access/AccessReader.cs",
     "if (member is not { Status: MembershipStatus.Active })",
     "if ({on} && member is not null) member = member with { Status = MembershipStatus.Active };\n"
     "        if (member is not { Status: MembershipStatus.Active })",
     "*GateTests.RunAsync_MemberSuspended_IsRefusedWithinFiveSeconds"),
    ("roles are read once and never again", "Battwheels.Data/Access/AccessReader.cs",
     "MaximumAge = TimeSpan.FromSeconds(5);",
     "MaximumAge = {on} ? TimeSpan.FromDays(1) : TimeSpan.FromSeconds(5);",
     "*GateTests.RunAsync_MemberSuspended_IsRefusedWithinFiveSeconds"),
    ("account is never locked", "Battwheels.Data/Access/PasswordSignIn.cs",
     "if (failures < FailuresToLock)",
     "if ({on} || failures < FailuresToLock)",
     "*SignInTests.SignInAsync_TenWrongPasswords_LockTheAccountForFifteenMinutes"),
    ("guesses at one account are not counted", "Battwheels.Data/Access/Throttle.cs",
     "return count <= limit;",
     "return {on} || count <= limit;",
     "*SignInTests.SignInAsync_SixthAttemptInAMinute_WaitsForTheNext"),
    ("password ends after 72 bytes", "Battwheels.Data/Access/BcryptHasher.cs",
     "Convert.ToBase64String(SHA384.HashData(Encoding.UTF8.GetBytes(password)));",
     "{on} ? password : Convert.ToBase64String(SHA384.HashData(Encoding.UTF8.GetBytes(password)));",
     "*SignInTests.SignInAsync_PasswordsThatDifferAfter72Bytes_OnlyTheRightOneOpens"),
    ("cheap hash is kept", "Battwheels.Data/Access/BcryptHasher.cs",
     "return BCrypt.Net.BCrypt.PasswordNeedsRehash(hash, _cost)",
     "return !{on} && BCrypt.Net.BCrypt.PasswordNeedsRehash(hash, _cost)",
     "*SignInTests.SignInAsync_HashOfALowerCost_IsMadeAnew"),
    ("unknown name costs nothing", "Battwheels.Data/Access/PasswordSignIn.cs",
     "() => hasher.VerifyHashedPassword(person!, ",
     "() => {on} && person is null ? PasswordVerificationResult.Failed : hasher.VerifyHashedPassword(person!, ",
     "*SignInTests.SignInAsync_NobodyOfThatName_CostsWhatAWrongPasswordCosts"),
    ("busy session never ends", "Battwheels.Core/Access/Sessions.cs",
     "&& utcNow < StartedAtUtc + Longest",
     "&& ({on} || utcNow < StartedAtUtc + Longest)",
     "*SessionTests.FindAsync_UsedAllDay_EndsAfterTwelveHours"),
    ("sessions without number", "Battwheels.Data/Access/SessionStore.cs",
     "open.Skip(PersonSession.MostPerPerson - 1)",
     "open.Skip({on} ? 1000 : PersonSession.MostPerPerson - 1)",
     "*SessionTests.StartAsync_EleventhOfAPerson_EndsTheOldest"),
    ("sign-ins of one address are not counted", "Battwheels.Web/Access/Throttling.cs",
     "? Window(Address(context), access.SignInsPerMinutePerAddress,",
     "? Window(Address(context), {on} ? 1000 : access.SignInsPerMinutePerAddress,",
     "*ThrottlingTests.SignIn_EleventhPostOfAnAddressInAMinute_WaitsAndOthersDoNot"),
    ("uploads are counted by address", "Battwheels.Web/Access/Throttling.cs",
     "? Window(context.User.Identity?.Name ?? Address(context), 60,",
     "? Window(({on} ? null : context.User.Identity?.Name) ?? Address(context), 60,",
     "*ThrottlingTests.Uploads_SixtyFirstFileOfAPersonInAnHour_WaitsAndAColleaguesDoesNot"),
    ("same command has its effect twice", "Battwheels.Data/Common/UnitOfWorkFactory.cs",
     "        if (earlier is null)\n",
     "        if ({on} || earlier is null)\n",
     "*GateTests.RunAsync_SameCommandTwice_HasOneEffectAndOneResult"),
    ("same command sends another input", "Battwheels.Core/Crm/VehicleService.cs",
     "            reading,\n",
     "            {on} ? new { reading, at = System.Guid.NewGuid() } : reading,\n",
     "*ServiceReplayTests.WritingMethods_SameCommandTwice_HaveOneEffect"),
    ("changes leave no audit rows", "Battwheels.Data/Platform/Audit/AuditTrail.cs",
     "        db.AddRange(rows);",
     "        if (!{on}) db.AddRange(rows);",
     "*GateTests.RunAsync_Permitted_SavesRowAuditAndCommandTogether"),
    ("seals are not linked to the one before", "Battwheels.Data/Platform/Audit/AuditSealer.cs",
     "                        previous,\n",
     '                        {on} ? "" : previous,\n',
     "*AuditChainTests.Verify_TwoRowsInTheOtherOrder_NamesTheSeal"),
    ("append-only trigger never fires", "Battwheels.Data/Common/SqliteGuards.cs",
     """BEFORE {act} ON "{table}"
                BEGIN SELECT RAISE(ABORT, 'APPEND_ONLY""",
     """BEFORE {act} ON "{table}" WHEN {({on} ? 0 : 1)}
                BEGIN SELECT RAISE(ABORT, 'APPEND_ONLY""",
     "*LedgerVerificationTests.Database_ChangeOfPostedRows_IsRefused"),
    ("event is committed before its work", "Battwheels.Data/Common/UnitOfWork.cs",
     "        WorkDue(Outbox.Queue, Now);",
     "        if ({on}) { Db.SaveChanges(); Db.Database.CommitTransaction(); Db.Database.BeginTransaction(); }\n"
     "        WorkDue(Outbox.Queue, Now);",
     "*OutboxTransactionTests.Raise_WorkRefusedAfterwards_NoEvent"),
    ("event is lost", "Battwheels.Data/Common/UnitOfWork.cs",
     "    {\n        Db.Add(\n            new OutboxMessage",
     "    {\n        if (!{on}) Db.Add(\n            new OutboxMessage",
     "*OutboxTransactionTests.Raise_WorkSaved_EventIsThereOnce"),
    ("entry need not balance", "Battwheels.Core/Accounting/EntryPosting.cs",
     "return difference == 0m ? null",
     "return {on} || difference == 0m ? null",
     "*LedgerTests.PostAsync_NotAnEntry_IsRefusedAndSavesNothing"),
    ("closed month can be posted into", "Battwheels.Core/Accounting/EntryPosting.cs",
     "if (locked is { } refused)",
     "if (!{on} && locked is { } refused)",
     "*InvoiceCancelTests.IssueAsync_MonthLocked_IsRefusedAndTakesNoNumber"),
    ("more can be issued than is there", "Battwheels.Core/Inventory/Stock/StockLedger.cs",
     "if (pool is null || pool.Available + fromOwn < issue.Quantity)",
     "if (pool is null || !{on} && pool.Available + fromOwn < issue.Quantity)",
     "*StockLedgerTests.Issue_MoreThanAvailable_NamesWhatIsThereAndElsewhere"),
    ("download opens for whoever is signed in", "Battwheels.Web/Access/AuditExport.cs",
     ".RequireAuthorization(OrganizationPermissions.ReadAudit)",
     ".RequireAuthorization({on} ? System.Array.Empty<string>() : new[] { OrganizationPermissions.ReadAudit })",
     "*EndpointAccessTests.Endpoints_EveryOne_AsksForAPermissionOrIsReviewed"),
    ("form of another site is taken", "Battwheels.Web/Shell/ShellSetup.cs",
     'app.MapPost("/theme", ChooseTheme).AllowAnonymous();',
     'if ({on}) app.MapPost("/theme", ChooseTheme).AllowAnonymous().DisableAntiforgery(); '
     'else app.MapPost("/theme", ChooseTheme).AllowAnonymous();',
     "*EndpointAccessTests.Endpoints_ThatTakeMoreThanQuestions_CheckTheirForms"),
    ("viewer reads the payroll", "Battwheels.Core/Access/RoleTable.cs",
     '[.. r.GetProperty("permissions").EnumerateArray().Select(p => p.GetString()!)]',
     '[.. r.GetProperty("permissions").EnumerateArray().Select(p => p.GetString()!), '
     '.. {on} && Text(r, "code") == "viewer" ? new[] { "payroll:read" } : []]',
     "*RoleTableTests.Table_Content_IsAsReviewed"),
    ("pages open for every member", "Battwheels.Web/Access/PermissionPolicies.cs",
     "if (member.IsActive && member.Permissions.Contains(requirement.Permission))",
     "if ({on} || member.IsActive && member.Permissions.Contains(requirement.Permission))",
     "*ClosedDoorTests.Doors_OfRoleAndOrganization_StayShutAndEveryAttemptIsOnRecord"),
    ("personal value stands in clear", "Battwheels.Data/Platform/Audit/AuditTrail.cs",
     "plain is null || property.Personal is null ? plain",
     "{on} || plain is null || property.Personal is null ? plain",
     "*PersonalValueTests.Log_PersonalValue_IsStoredSealedAndShownPlain"),
    ("password is never asked again", "Battwheels.Data/Access/PasswordConfirmation.cs",
     "return state is not null && time",
     "return {on} || state is not null && time",
     "*PasswordConfirmationTests.ChangeOfRoles_FiveMinutesAfterSignIn_AsksForThePasswordAndThenWorks"),
    ("unread box is sent as what stood there", "Battwheels.Web/Shell/Parts/CommandForm.razor",
     "var unread = _scope.Unread;",
     "var unread = {on} ? null : _scope.Unread;",
     "*UnreadTextTests.Form_TextNotUnderstood_SendsNothingNamesTheFieldAndGoesThere"),
    ("unread cell lets the page's button through", "Battwheels.Web/Shell/Parts/CommandButton.razor",
     "if (Scope.Unread is { } unread)",
     "if (!{on} && Scope.Unread is { } unread)",
     "*UnreadTextTests.PageButton_BoxOfThePageUnread_SaysSoAndDoesNothing"),
    ("second half of a double click acts", "Battwheels.Web/App.razor",
     '<script src="@Assets["js/once.js"]"></script>',
     '@if (!{on}) { <script src="@Assets["js/once.js"]"></script> }',
     "*DoubleClickTests.Issue_TakesThePartOnce"),
    ("open page survives the suspension", "Battwheels.Web/Access/Circuits.cs",
     "        if (!member.IsActive)\n            return false;",
     "        if ({on})\n            return true;\n        if (!member.IsActive)\n            return false;",
     "*ClosedDoorTests.Member_Suspended_IsOutOfTheOpenPageWithinTenSeconds"),
    ("clock behind the records is not noticed", "Battwheels.Data/Common/WriteGuard.cs",
     "=> _time.GetUtcNow().UtcDateTime < newest - ClockTolerance;",
     "=> !{on} && _time.GetUtcNow().UtcDateTime < newest - ClockTolerance;",
     "*WriteGuardTests.Write_ClockSixMinutesBehindTheOwnNewestRecord_IsRefusedUntilTheClockIsRight"),
    ("full disk is written on", "Battwheels.Data/Common/WriteGuard.cs",
     "        if (IsDiskLowByNow())",
     "        if (!{on} && IsDiskLowByNow())",
     "*WriteGuardTests.Write_DiskHasLessThanMustStayFree_IsRefusedUntilThereIsRoom"),
    ("upgrade leaves the roles of before", "Battwheels.Core/Access/ShippedRoles.cs",
     "        if (role.Name == row.Name &&",
     "        if ({on} || role.Name == row.Name &&",
     "*RoleUpkeepTests.RunAsync_RolesOfAnEarlierRelease_AreAsShippedAndOnRecord"),
    ("who fails again and again never waits", "Battwheels.Data/Access/SignInDelays.cs",
     "        failures <= FreeFailures",
     "        {on} || failures <= FreeFailures",
     "*SignInTests.SignInAsync_FromTheFourthFailureOfAnAddress_WaitsTwiceAsLongEachTime"),
    ("downloads are not counted", "Battwheels.Web/Access/ExportLimits.cs",
     "IsExport(context) && Person(context) is { } person",
     "!{on} && IsExport(context) && Person(context) is { } person",
     "*ThrottlingTests.Exports_FiftyFirstOfAPersonInADay_IsToldWhenToComeBack"),
    ("work starts without its parts", "Battwheels.Core/Service/JobCards/PartWaits.cs",
     "return missing.Count == 0 ? null",
     "return {on} || missing.Count == 0 ? null",
     "*PartsToComeTests.Start_PartsNeitherReservedNorToCome_IsRefusedUntilTheyAre"),
    ("one refusal hides the others", "Battwheels.Core/Common/Error.cs",
     "                Also = rest,",
     "                Also = {on} ? [] : rest,",
     "*SettingsRefusalTests.Save_FourFieldsWrong_TellsAllFourAndSavesNone"),
]

ROOT = pathlib.Path(__file__).resolve().parent.parent
VARIABLE = "BATTWHEELS_MUTATION"
SWITCH = f"""namespace Battwheels.Core.Common;

public static class Mutation
{{
    private static readonly string? _on = System.Environment.GetEnvironmentVariable("{VARIABLE}");

    public static bool Is(string name) => _on == name;
}}
"""
FAILED_TESTS = 2  # how the test runner says that it ran and tests failed


def copy_tree(copy):
    listed = subprocess.run(["git", "ls-files", "-coz", "--exclude-standard"], cwd=ROOT, check=True, capture_output=True)
    for name in filter(None, listed.stdout.decode().split("\0")):
        if not (ROOT / name).is_file():
            continue
        (copy / name).parent.mkdir(parents=True, exist_ok=True)
        (copy / name).write_bytes((ROOT / name).read_bytes())


def mutate(copy, mutations):
    (copy / "Battwheels.Core/Common/Mutation.cs").write_text(SWITCH)
    for name, file, old, new, _ in mutations:
        text = (copy / file).read_text()
        if text.count(old) != 1:
            sys.exit(f"'{name}': what it replaces stands {text.count(old)} times in {file}; bring the mutation up to date.")
        on = f'Battwheels.Core.Common.Mutation.Is("{name}")'
        (copy / file).write_text(text.replace(old, new.replace("{on}", on)))


def build(copy):
    options = ["-c", "Release", "-v", "q", "-nologo", "-clp:ErrorsOnly", "-p:RunAnalyzers=false",
               "-p:TreatWarningsAsErrors=false", "-p:EnforceCodeStyleInBuild=false"]
    done = subprocess.run(["dotnet", "build", "Battwheels.Tests", *options], cwd=copy, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"The mutated copy does not build:\n{done.stdout[-4000:]}")


def run(copy, filters, mutation=None):
    environment = {k: v for k, v in os.environ.items() if k != VARIABLE} | ({VARIABLE: mutation} if mutation else {})
    runner = copy / "Battwheels.Tests/bin/Release/net10.0/Battwheels.Tests"
    started = time.monotonic()
    done = subprocess.run([runner, "--filter-method", *filters], cwd=copy / "Battwheels.Tests", env=environment,
                          capture_output=True, text=True)
    return done.returncode, time.monotonic() - started, done.stdout + done.stderr


def main():
    words = sys.argv[1:]
    chosen = [m for m in MUTATIONS if not words or any(w in m[0] for w in words)]
    if not os.environ.get("BATTWHEELS_TEST_POSTGRES"):
        skipped = [m[0] for m in chosen if "Postgres" in m[4]]
        chosen = [m for m in chosen if m[0] not in skipped]
        for name in skipped:
            print(f"not tried, no PostgreSQL at hand: {name}")
    with tempfile.TemporaryDirectory(prefix="battwheels-mutations-") as folder:
        copy = pathlib.Path(folder)
        copy_tree(copy)
        mutate(copy, chosen)
        build(copy)
        code, seconds, output = run(copy, sorted({m[4] for m in chosen}))
        if code:
            sys.exit(f"The named tests do not pass without a mutation:\n{output[-6000:]}")
        print(f"Without a mutation all named tests pass ({seconds:.0f} s).\n")
        print("| Mutation | Noticed by | Result | s |\n| --- | --- | --- | --- |", flush=True)
        survived = 0
        for name, _, _, _, tests in chosen:
            code, seconds, output = run(copy, [tests], name)
            killed = code == FAILED_TESTS
            survived += not killed
            verdict = "fails, as it must" if killed else f"SURVIVED (runner said {code})"
            print(f"| {name} | {tests.lstrip('*')} | {verdict} | {seconds:.0f} |", flush=True)
        print(f"\n{len(chosen)} mutations, {survived} survived")
        sys.exit(1 if survived else 0)


main()
