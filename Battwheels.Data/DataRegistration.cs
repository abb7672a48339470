using Battwheels.Core.Common;
using Battwheels.Core.Platform.Audit;
using Battwheels.Core.Platform.Drafts;
using Battwheels.Core.Platform.Events;
using Battwheels.Core.Platform.Files;
using Battwheels.Core.Platform.Import;
using Battwheels.Core.Platform.Jobs;
using Battwheels.Core.Platform.Notifications;
using Battwheels.Core.Platform.Search;
using Battwheels.Core.Platform.Setup;
using Battwheels.Core.Platform.Undo;
using Battwheels.Core.Platform.Work;
using Battwheels.Data.Access;
using Battwheels.Data.Billing;
using Battwheels.Data.Billing.Online;
using Battwheels.Data.Common;
using Battwheels.Data.Common.Keys;
using Battwheels.Data.Inventory.Stock;
using Battwheels.Data.Platform.Audit;
using Battwheels.Data.Platform.Commands;
using Battwheels.Data.Platform.Drafts;
using Battwheels.Data.Platform.Events;
using Battwheels.Data.Platform.Files;
using Battwheels.Data.Platform.Import;
using Battwheels.Data.Service.Messages;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Battwheels.Data;

public static class DataRegistration
{
    /// <summary>The gate and everything behind it.</summary>
    public static IServiceCollection AddBattwheelsData(this IServiceCollection services, DatabaseOptions database)
    {
        ArgumentNullException.ThrowIfNull(database);
        services.AddSingleton(database);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<IdGenerator>();
        services.AddSingleton<IInterceptor, ConnectionSetup>();
        services.AddSingleton<IInterceptor, SaveChecks>();
        services.AddSingleton<IInterceptor, RowLocks>();
        if (database.CommandGuard)
            services.AddSingleton<IInterceptor, CommandGuard>();
        services.AddSingleton<DbFactory>();
        services.AddSingleton<WriteQueue>();
        services.AddAccessData();
        services.AddSingleton<PlatformAudit>();
        services.AddSingleton<IPlatformAudit>(s => s.GetRequiredService<PlatformAudit>());
        services.AddSingleton<DenialLog>();
        services.AddSingleton(s => new DatabaseSetup(s.GetRequiredService<DbFactory>(), database));
        services.AddSingleton(s => new WriteGuard(
            s.GetRequiredService<DbFactory>(),
            database,
            s.GetRequiredService<FileStoreOptions>(),
            s.GetRequiredService<TimeProvider>(),
            s.GetService<ToldTime>()
        ));
        services.TryAddSingleton<MasterKeys>();
        services.AddSingleton<IAuditChain, AuditSealer>();
        services.AddSingleton<IPersonalValues, PersonalValues>();
        services.AddSingleton<IDraftSeal, DraftSeal>();
        services.AddSingleton<IRecordNames, RecordNames>();
        services.AddSingleton<IRecordUse, RecordUse>();
        services.AddSingleton<IRecordMove, RecordMove>();
        services.AddSingleton<IWorkQueue, WorkDueReader>();
        services.AddQueueWorkers();
        services.AddBillingData();
        services.AddSingleton<Core.Service.Estimates.IEstimatePrinter, Service.Estimates.EstimatePrinter>();
        services.AddSingleton<Core.Service.JobCards.IJobCardPrinter, Service.JobCards.JobCardPrinter>();
        services.AddSingleton<Core.Service.Sublets.ISubletPrinter, Service.Sublets.SubletPrinter>();
        services.AddSingleton<Core.Accounting.IVoucherPrinter, Accounting.VoucherPrinter>();
        services.AddSingleton<Core.Inventory.Stock.IStockPrinter, Inventory.Stock.StockPrinter>();
        services.AddMessages();
        services.AddOnlinePayments();
        services.AddScoped<IQueueWorker, AuditSealWorker>();
        services.AddScoped<IQueueWorker, OutboxWorker>();
        services.AddScoped<IQueueWorker, CommandMemoryWorker>();
        services.AddScoped<IQueueWorker, ReservationWorker>();
        services.TryAddSingleton(new FileStoreOptions());
        services.AddSingleton<IFileStore, FolderFileStore>();
        services.AddSingleton<IUploadStore, FolderUploadStore>();
        services.AddSingleton<Core.Service.Photos.IPhotoDeveloper, Service.Photos.PhotoDeveloper>();
        services.AddSingleton<ISheetReader, SheetReader>();
        services.AddSingleton<ISheetWriter, XlsxWriter>();
        services.AddImportKinds();
        services.AddWorkKinds();
        services.AddReversibles();
        services.AddSetupSteps();
        services.AddSingleton<NotificationSignal>();
        services.AddSearchSources();
        services.AddScoped<JobRuns>();
        services.AddEventHandlers();
        services.AddScoped<ICurrentActor, CurrentActor>();
        services.AddScoped<IUnitOfWorkFactory, UnitOfWorkFactory>();
        return services;
    }
}
