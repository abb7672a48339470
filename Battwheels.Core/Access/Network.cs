using System.Net;
using System.Net.Sockets;

namespace Battwheels.Core.Access;

/// <summary>What limits are counted by: who may change the lower half of an IPv6 address at will is still one caller.</summary>
public static class Network
{
    /// <summary>One customer's worth of addresses: an IPv4 address, or the /64 an IPv6 address stands in.</summary>
    public static string Of(IPAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        if (address.AddressFamily is not AddressFamily.InterNetworkV6)
            return address.ToString();
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(8).Clear();
        return $"{new IPAddress(bytes)}/64";
    }

    /// <summary>The same of a written address; one that is none stands for itself.</summary>
    public static string Of(string? address) =>
        IPAddress.TryParse(address, out var parsed) ? Of(parsed) : address ?? "";
}
