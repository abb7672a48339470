using System.ComponentModel.DataAnnotations;
using Battwheels.Core.Common;
using Microsoft.AspNetCore.Identity;

namespace Battwheels.Core.Access;

/// <summary>A human being who can sign in; what they may do is decided by their memberships.</summary>
[PlatformEntity]
public sealed class Person : IdentityUser<long>
{
    public string FullName { get; set; } = "";

    public DateTime CreatedAtUtc { get; init; }

    /// <summary>Member of a demo organization with the documented password; never signs in in Production.</summary>
    public bool IsDemo { get; init; }

    /// <summary>The password was chosen by somebody else; nothing else opens until it is replaced.</summary>
    public bool MustChangePassword { get; set; }

    /// <summary>What the screens speak to this person: en-IN or hi-IN; null until chosen.</summary>
    [MaxLength(8)]
    public string? Language { get; set; }
}
