namespace Battwheels.Core.Service.Sublets;

/// <summary>How history tells what happened to an order.</summary>
public static class SubletStory
{
    /// <param name="order">Its number.</param>
    public static string Text(SubletDeed deed, string order, string? note)
    {
        var said = $"{Words(deed)} ({order})";
        return string.IsNullOrEmpty(note) ? said : $"{said}: {note}";
    }

    public static string Words(SubletDeed deed) =>
        deed switch
        {
            SubletDeed.Ordered => T("Outside work ordered"),
            SubletDeed.Sent => T("Sent to the other workshop"),
            SubletDeed.SentAgain => T("Sent to the other workshop again"),
            SubletDeed.Returned => T("Back from the other workshop"),
            SubletDeed.Postponed => T("Outside work comes on another day"),
            SubletDeed.Cancelled => T("Outside work cancelled"),
            SubletDeed.Billed => T("Bill of the other workshop entered"),
            SubletDeed.BillReversed => T("Bill of the other workshop taken back"),
        };
}
