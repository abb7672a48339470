namespace Battwheels.Web.Crm;

/// <summary>One tab of a record's page. A feature that knows something about the record implements it in its own Web folder.</summary>
/// <remarks>Found by convention. Shown only to those who hold the permission; the component's service asks again.</remarks>
public interface IRecordPanel
{
    string Permission { get; }

    /// <summary>Smaller comes first: 10 visits, 20 vehicles, 30 estimates, 40 invoices, 50 payments, 90 history.</summary>
    int Order { get; }

    /// <summary>In the address: <c>contacts/1?tab=vehicles</c>.</summary>
    string Tab { get; }

    string Label { get; }

    /// <summary>A component with a parameter <c>long Id</c>: the record's id.</summary>
    Type Component { get; }
}

/// <summary>A tab of the contact's page.</summary>
public interface IContactPanel : IRecordPanel;

/// <summary>A tab of the vehicle's page.</summary>
public interface IVehiclePanel : IRecordPanel;

/// <summary>Something another feature says beside the name of a contact.</summary>
public interface IContactMark
{
    string Permission { get; }

    /// <summary>A component with a parameter <c>long Id</c>: the contact's id.</summary>
    Type Component { get; }
}

public static class RecordPanels
{
    /// <summary>Registers every panel of this assembly.</summary>
    public static IServiceCollection AddRecordPanels(this IServiceCollection services)
    {
        foreach (var type in typeof(RecordPanels).Assembly.GetTypes())
        {
            if (type is not { IsClass: true, IsAbstract: false })
                continue;
            if (type.IsAssignableTo(typeof(IContactPanel)))
                services.AddSingleton(typeof(IContactPanel), type);
            if (type.IsAssignableTo(typeof(IContactMark)))
                services.AddSingleton(typeof(IContactMark), type);
            if (type.IsAssignableTo(typeof(IVehiclePanel)))
                services.AddSingleton(typeof(IVehiclePanel), type);
        }

        return services;
    }
}
