using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Battwheels.Core.Common;
using Microsoft.Extensions.DependencyInjection;

namespace Battwheels.Tests.Architecture;

/// <summary>One public method of a class that holds the gate.</summary>
internal sealed record ServiceMethod(Type Service, MethodInfo Method)
{
    /// <summary>Takes a command: it writes.</summary>
    public bool Writes => Method.GetParameters().Any(p => p.ParameterType == typeof(CommandId));

    public override string ToString() =>
        $"{Service.Name}.{Method.Name}"
        + (Service.GetMethods().Count(m => m.Name == Method.Name) > 1 ? $"/{Method.GetParameters().Length}" : "");

    /// <summary>Calls it and waits for the end; a stream is read to the end.</summary>
    /// <returns>What came back, as JSON.</returns>
    public async Task<string> CallAsync(IServiceProvider services, object?[] arguments)
    {
        var target = services.GetService(Service) ?? ActivatorUtilities.CreateInstance(services, Service);
        var returned = Method.Invoke(target, BindingFlags.DoNotWrapExceptions, null, arguments, null);
        if (returned is Task task)
        {
            await task;
            return Json(task.GetType().GetProperty("Result")?.GetValue(task));
        }

        return returned is null ? "" : await DrainAsync((dynamic)returned);
    }

    private static async Task<string> DrainAsync<T>(IAsyncEnumerable<T> stream)
    {
        List<T> rows = [];
        await foreach (var row in stream)
            rows.Add(row);
        return Json(rows);
    }

    /// <summary>A result as its value or its error.</summary>
    private static string Json(object? value)
    {
        if (value is null || value.GetType() is not { IsGenericType: true } type)
            return JsonSerializer.Serialize(value);
        if (type.GetGenericTypeDefinition() != typeof(Result<>))
            return JsonSerializer.Serialize(value);
        var error = (Error?)type.GetProperty(nameof(Result<>.Error))!.GetValue(value);
        return error is null
            ? JsonSerializer.Serialize(type.GetProperty(nameof(Result<>.Value))!.GetValue(value))
            : $"refused: {error.Code}";
    }
}

internal static class ServiceMethods
{
    /// <summary>Classes that hold the gate and are not domain services of the everyday kind.</summary>
    public static readonly string[] ReviewedHolders =
    [
        "DuplicateRescan", // one step of DuplicateWatch, under its permission
        "JobRuns", // keeps the record of a job under the permission that job acts with
        "OrganizationFounder", // founds an organization: nobody is a member yet
    ];

    /// <summary>Every class of Core that is given the gate, whatever its name.</summary>
    public static IReadOnlyList<Type> Holders { get; } =
    [
        .. typeof(IUnitOfWorkFactory)
            .Assembly.GetTypes()
            .Where(t => t is { IsClass: true, IsAbstract: false } && !t.IsDefined(typeof(CompilerGeneratedAttribute)))
            .Where(t => t.GetConstructors().SelectMany(c => c.GetParameters()).Any(IsGate))
            .OrderBy(t => t.Name, StringComparer.Ordinal),
    ];

    public static IReadOnlyList<ServiceMethod> All { get; } =
    [
        .. Holders
            .Where(t => !ReviewedHolders.Contains(t.Name))
            .SelectMany(t =>
                t.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
                    .Where(m => !m.IsSpecialName && m.Name is not ("Dispose" or "DisposeAsync"))
                    .Select(m => new ServiceMethod(t, m))
            )
            .OrderBy(m => m.ToString(), StringComparer.Ordinal),
    ];

    private static bool IsGate(ParameterInfo parameter) => parameter.ParameterType == typeof(IUnitOfWorkFactory);
}
