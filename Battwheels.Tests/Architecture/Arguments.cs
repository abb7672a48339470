using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Battwheels.Core.Billing;
using Battwheels.Core.Common;
using Battwheels.Core.Platform.Events;
using Battwheels.Tests.Common;

namespace Battwheels.Tests.Architecture;

/// <summary>
/// Arguments for any service method, made from their types; an id is that of the probe row its name speaks of, so that
/// some calls get far. Meaning is not the aim: the gate must act whatever it is handed.
/// </summary>
/// <param name="shift">Added to every id, so that it is nobody's.</param>
internal sealed class Arguments(ProbeRows rows, long organizationId, long shift = 0)
{
    private const int Deepest = 4;

    /// <summary>Texts that are taken for what their name says, so that more calls come as far as the rows.</summary>
    private static readonly Dictionary<string, string> Samples = new(StringComparer.OrdinalIgnoreCase)
    {
        ["address"] = "someone@example.test",
        ["code"] = "Z9",
        ["content"] = "{}",
        ["email"] = "someone@example.test",
        ["fileName"] = "list.csv",
        ["hsn"] = "870830",
        ["hsnSac"] = "998714",
        ["kind"] = "contacts",
        ["month"] = "2026-11",
        ["password"] = "correct-horse-battery-7",
        ["phone"] = "9822000077",
        ["pinCode"] = "411045",
        ["reason"] = "Entered twice by mistake",
        ["registration"] = "MH12QK9001",
        ["stateCode"] = "27",
        ["uom"] = "NOS",
    };

    /// <summary>Rows whose name in a service is not the end of their type's.</summary>
    private static readonly Dictionary<string, string> Meant = new(StringComparer.OrdinalIgnoreCase)
    {
        ["ItemSearch"] = "Item",
        ["Ledger"] = "JournalEntry",
        ["Member"] = "Membership",
        ["PasswordReset"] = "Membership",
        ["Stock"] = "StockMovement",
    };

    private readonly NullabilityInfoContext _nullability = new();

    /// <summary>An id of a row was handed over.</summary>
    public bool NameRows { get; private set; }

    public object?[] For(ServiceMethod method)
    {
        var stem = method.Service.Name.Replace("Service", "", StringComparison.Ordinal);
        return
        [
            .. method
                .Method.GetParameters()
                .Select(p =>
                    p.Name == "payload" && method.Service.IsAssignableTo(typeof(IEventHandler))
                        ? Payload(method.Service, stem)
                        : Make(p.ParameterType, p.Name!, stem, IsOptional(p), 0)
                ),
        ];
    }

    /// <summary>The event a handler waits for, as the outbox hands it over.</summary>
    private string Payload(Type handler, string stem)
    {
        var wanted = ((IEventHandler)RuntimeHelpers.GetUninitializedObject(handler)).EventType;
        var made = typeof(DomainEvent)
            .Assembly.GetTypes()
            .Where(t => t.IsAssignableTo(typeof(DomainEvent)) && !t.IsAbstract)
            .Select(t => (DomainEvent)Compose(t, stem, 0)!)
            .Single(e => e.Type == wanted);
        return JsonSerializer.Serialize(made, made.GetType());
    }

    private bool IsOptional(ParameterInfo parameter) =>
        _nullability.Create(parameter).WriteState is NullabilityState.Nullable;

    private object? Make(Type type, string name, string stem, bool optional, int depth)
    {
        if (type == typeof(CommandId))
            return CommandId.New();
        if (type == typeof(CancellationToken))
            return CancellationToken.None;
        if (Nullable.GetUnderlyingType(type) is { } inner)
            return inner == typeof(long) ? Row(name, stem) : null;
        if (optional || depth > Deepest || type.IsAssignableTo(typeof(Delegate)))
            return null;
        if (type == typeof(long))
            return Row(name, stem) ?? 1L;
        return Named(type, name) ?? Plain(type) ?? Many(type, name, stem, depth) ?? Compose(type, stem, depth);
    }

    /// <summary>What is recognized by its name: texts, what somebody is, the version of a row nobody has changed yet.</summary>
    private static object? Named(Type type, string name)
    {
        if (type == typeof(string))
            return Samples.GetValueOrDefault(name);
        if (name == nameof(RecordReceipt.TdsWithheld))
            return 0m; // tax is withheld from an invoice alone
        if (type == typeof(bool))
            return name.StartsWith("Is", StringComparison.Ordinal);
        return type == typeof(int) && name.EndsWith("version", StringComparison.OrdinalIgnoreCase) ? 0 : null;
    }

    private static object? Plain(Type type)
    {
        if (type == typeof(string))
            return "x";
        if (type == typeof(Stream))
            return new MemoryStream("Name,Phone\nRamesh,9822000078\n"u8.ToArray());
        if (type == typeof(TextWriter))
            return new StringWriter();
        if (type == typeof(byte[]))
            return Array.Empty<byte>();
        if (type == typeof(decimal))
            return 1m;
        if (type == typeof(int))
            return 1;
        if (type == typeof(DateOnly))
            return DateOnly.FromDateTime(TestDb.Start.UtcDateTime);
        if (type == typeof(DateTime))
            return TestDb.Start.UtcDateTime;
        if (type == typeof(Guid))
            return Guid.NewGuid();
        if (type.IsEnum)
            return Enum.GetValues(type).GetValue(0);
        return type.IsPrimitive ? Activator.CreateInstance(type) : null;
    }

    /// <summary>A collection of one.</summary>
    private Array? Many(Type type, string name, string stem, int depth)
    {
        var element = type.IsArray ? type.GetElementType()! : null;
        if (element is null && type.IsGenericType && type.IsAssignableTo(typeof(IEnumerable)))
            element = type.GetGenericArguments() is [var only] ? only : null;
        if (element is null)
            return null;
        var one = Array.CreateInstance(element, 1);
        one.SetValue(Make(element, name.TrimEnd('s'), stem, false, depth + 1), 0);
        return type.IsAssignableFrom(one.GetType()) ? one : null;
    }

    private object? Compose(Type type, string stem, int depth)
    {
        if (type.IsInterface || type.IsAbstract)
            return null;
        var constructor = type.GetConstructors().MaxBy(c => c.GetParameters().Length);
        var made = constructor is null
            ? Activator.CreateInstance(type, nonPublic: true)
            : constructor.Invoke([
                .. constructor
                    .GetParameters()
                    .Select(p => Make(p.ParameterType, p.Name!, stem, IsOptional(p), depth + 1)),
            ]);
        if (constructor is { } c && c.GetParameters().Length > 0)
            return made;
        foreach (var property in type.GetProperties().Where(p => p.SetMethod is { IsPublic: true }))
            if (_nullability.Create(property).WriteState is not NullabilityState.Nullable)
                property.SetValue(made, Make(property.PropertyType, property.Name, stem, false, depth + 1));
        return made;
    }

    /// <summary>The row an id speaks of: <c>ticketId</c> a ServiceTicket, <c>id</c> of the TicketService the same.</summary>
    private long? Row(string name, string stem)
    {
        var word = name.EndsWith("Id", StringComparison.OrdinalIgnoreCase) ? name[..^2] : name;
        if (word.Length == 0)
            word = stem;
        word = Meant.GetValueOrDefault(word, word);
        var type = rows
            .Types.Where(t => t.Name.EndsWith(word, StringComparison.OrdinalIgnoreCase))
            .OrderBy(t => t.Name.Length)
            .FirstOrDefault();
        if (type is null)
            return null;
        NameRows = true;
        return rows.Id(type, organizationId) + shift;
    }
}
