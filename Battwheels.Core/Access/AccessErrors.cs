using Battwheels.Core.Common;

namespace Battwheels.Core.Access;

public static class AccessErrors
{
    /// <summary>Wrong password, unknown address, locked account: the same words.</summary>
    public static readonly Error SignInRefused = new(
        "SIGN_IN_REFUSED",
        "Email and password do not match, or the account is locked for some minutes after too many tries. "
            + "Check both and try again; if you forgot the password, ask an owner of your organization."
    );

    public static readonly Error TooManyAttempts = new(
        "TOO_MANY_ATTEMPTS",
        "Too many attempts in a short time. Wait a minute, then try again."
    )
    {
        RetryAfterSeconds = 60,
    };

    /// <summary>Told alike whether or not the account exists.</summary>
    public static Error WaitSeconds(TimeSpan wait)
    {
        var seconds = (int)Math.Ceiling(wait.TotalSeconds);
        return TooManyAttempts with
        {
            Said =
                $"Too many attempts in a short time. Try again in {(seconds == 1 ? T("1 second") : T($"{seconds} seconds"))}.",
            RetryAfterSeconds = seconds,
        };
    }

    public static readonly Error EmailInvalid = new(
        "EMAIL_INVALID",
        "This is not an email address. Write it like name@example.in.",
        "Email"
    );

    public static readonly Error EmailTaken = new(
        "EMAIL_TAKEN",
        "This address already has an account. Sign in with it, or use another address.",
        "Email"
    );

    /// <summary>Told to who adds a member.</summary>
    public static readonly Error InviteInstead = new(
        "EMAIL_TAKEN",
        "This address already has an account, with a password of its own. Invite the person instead of adding them.",
        "Email"
    );

    public static readonly Error PasswordWrong = new(
        "PASSWORD_WRONG",
        "The current password is not right. Enter it again.",
        "Current"
    );

    public static readonly Error InvitationInvalid = new(
        "INVITATION_INVALID",
        "This invitation was used, withdrawn or has run out. Ask the person who invited you for a new link."
    );

    public static readonly Error SignInFirst = new(
        "SIGN_IN_FIRST",
        "The invited address already has an account. Sign in with it, then open this link again."
    );

    public static readonly Error OtherAddress = new(
        "INVITATION_OTHER_ADDRESS",
        "This invitation is for another email address than the one you are signed in with. Sign out and open the link "
            + "again, or ask for an invitation to this address."
    );

    /// <summary>The inviter typed neither an email address nor a mobile number.</summary>
    public static readonly Error AddressInvalid = new(
        "ADDRESS_INVALID",
        "This is neither an email address nor a mobile number. Write name@example.in, or ten digits.",
        "Address"
    );

    public static readonly Error AlreadyInvited = new(
        "ALREADY_INVITED",
        "This person is invited already. Find the invitation under Members and make a new link for it, or withdraw it.",
        "Address"
    );

    public static readonly Error LinkLimit = new(
        "INVITATION_LINK_LIMIT",
        "Four links were made for this invitation today; more come tomorrow. Send the newest one again."
    );

    /// <summary>Told to the invited person.</summary>
    public static readonly Error AlreadyHere = new(
        "ALREADY_HERE",
        "You belong to this organization already. Open it from your organizations; if it is not listed, ask an owner to "
            + "give your access back."
    );

    public static readonly Error LastOwner = new(
        "LAST_OWNER",
        "This is the only active owner; an organization needs one. Make somebody else an owner first.",
        "RoleIds"
    );

    public static readonly Error Ended = new(
        "MEMBERSHIP_ENDED",
        "This membership has ended. Invite the person again if they come back."
    );

    public static readonly Error SharedAccount = new(
        "SHARED_ACCOUNT",
        "This person signs in to another organization with the same account, so nobody here can set its password. They "
            + "change it themselves under Organizations, Change password; if they forgot it, they need the operator of "
            + "this installation."
    );

    public static readonly Error OwnRole = new(
        "SEPARATION_OF_DUTIES",
        "Nobody changes their own roles or status (SOD-16). Ask another member who may manage people."
    )
    {
        IsDenial = true,
    };

    public const string PasswordNeededCode = "PASSWORD_NEEDED";

    /// <summary>The screen asks for it and sends the command again.</summary>
    public static readonly Error PasswordNeeded = new(
        PasswordNeededCode,
        "Enter your password again to do this: it moves money or rights. Nothing was saved yet."
    );

    public static readonly Error RoleMissing = new("ROLE_MISSING", "Choose at least one role.", "RoleIds");

    public static readonly Error AlreadyMember = new(
        "ALREADY_MEMBER",
        "This person is already a member here. Find them in the list and change their roles instead.",
        "Address"
    );

    public static readonly Error ReasonMissing = new("REASON_MISSING", "Say why, in a few words.", "Reason");

    public static readonly Error SystemRole = new(
        "ROLE_READ_ONLY",
        "The shipped roles cannot be changed. Copy one into a role of your own and change that."
    );

    public static readonly Error SlugInvalid = new(
        "SLUG_INVALID",
        "The address needs 3 to 31 small letters, digits or hyphens and begins with a letter; some words are reserved. "
            + "Choose another one.",
        "Slug"
    );

    public static readonly Error SlugTaken = new("SLUG_TAKEN", "This address is taken. Choose another one.", "Slug");

    public const string BeyondOwnCode = "ROLE_BEYOND_OWN";

    /// <summary>The editor lacks something the role holds.</summary>
    public static Error BeyondOwn(string role) =>
        new(
            BeyondOwnCode,
            $"The role {role} holds more than you do, so you cannot give it, take it or manage its holders. Ask an owner.",
            "RoleIds"
        )
        {
            IsDenial = true,
        };

    public static Error PasswordRefused(string why) => new("PASSWORD_REFUSED", why, "Password");
}
