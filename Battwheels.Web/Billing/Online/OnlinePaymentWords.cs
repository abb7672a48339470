using Battwheels.Core.Billing.Online;
using Battwheels.Web.Shell.Parts;
using Microsoft.AspNetCore.Components;

namespace Battwheels.Web.Billing.Online;

/// <summary>States of an online payment in words.</summary>
internal static class OnlinePaymentWords
{
    public static MarkupString Mark(OnlinePaymentState state) =>
        state switch
        {
            OnlinePaymentState.Starting => Status.Mark(Tone.Attention, "Page not opened"),
            OnlinePaymentState.Waiting => Status.Mark(Tone.Waiting, "Waiting for payment"),
            OnlinePaymentState.Paid => Status.Mark(Tone.Done, "Paid"),
            OnlinePaymentState.Over => Status.Mark(Tone.Neutral, "Closed unpaid"),
        };
}
