using Battwheels.Core.Common;

namespace Battwheels.Core.Service.Amc;

public static class AmcErrors
{
    public static readonly Error PlanMissing = new(
        "AMC_PLAN_MISSING",
        "Choose a plan that is offered.",
        nameof(ContractInput.PlanId)
    );

    public static readonly Error CustomerMissing = new(
        "AMC_CUSTOMER_MISSING",
        "Choose the customer the contract is sold to.",
        nameof(ContractInput.ContactId)
    );

    public static readonly Error VehiclesMissing = new(
        "AMC_VEHICLES_MISSING",
        "Choose at least one vehicle, and at most 200.",
        nameof(ContractInput.VehicleIds)
    );

    public static readonly Error StartInvalid = new(
        "AMC_START_INVALID",
        "A contract begins at most 31 days ago and at most a year from today. Choose another day.",
        nameof(ContractInput.StartsOn)
    );

    public static readonly Error PriceInvalid = new(
        "AMC_PRICE_INVALID",
        "The price is in rupees with at most two decimals, above zero. Enter it again.",
        nameof(ContractInput.Price)
    );

    public static readonly Error MonthsInvalid = new(
        "AMC_MONTHS_INVALID",
        "A contract runs 1 to 60 months. Enter how many.",
        nameof(PlanInput.Months)
    );

    public static readonly Error SacInvalid = new(
        "AMC_SAC_INVALID",
        "A SAC has 4, 6 or 8 digits, as 998714. Enter it again.",
        nameof(PlanInput.Sac)
    );

    public static readonly Error ResponseInvalid = new(
        "AMC_RESPONSE_INVALID",
        "A response is promised within 1 minute to 30 days, or not at all.",
        nameof(PlanInput.ResponseMinutes)
    );

    public static readonly Error BenefitsMissing = new(
        "AMC_BENEFITS_MISSING",
        "A plan gives something: add at least one benefit, and at most 20."
    );

    public static readonly Error NotADraft = new(
        "AMC_NOT_A_DRAFT",
        "Only a draft can be changed. What was sold stays as it was sold; cancel it or renew it."
    );

    public static readonly Error NotRunning = new(
        "AMC_NOT_RUNNING",
        "Only a draft or a contract that is sold can be cancelled. Reload to see how it stands."
    );

    public static readonly Error NotRenewable = new(
        "AMC_NOT_RENEWABLE",
        "Only a contract that was sold can be renewed. Sell the draft, or write a new contract."
    );

    public static readonly Error LineOffered = new(
        "AMC_LINE_OFFERED",
        "This line stands in an offer to the customer. Revise the estimate first."
    );

    public static readonly Error LineDone = new(
        "AMC_LINE_DONE",
        "This line is done, declined or billed already. Nothing of it can be changed."
    );

    public static readonly Error LineNotService = new(
        "AMC_LINE_NOT_SERVICE",
        "A contract covers labour and services. Parts have the discount of the contract."
    );

    public static readonly Error NotTheCustomers = new(
        "AMC_LINE_OTHER_PAYER",
        "Somebody else pays this line already. Change its payer on the estimate first."
    );

    public static readonly Error NoDiscount = new(
        "AMC_NO_DISCOUNT",
        "There is no part the customer pays that the discount of the contract could be given on."
    );

    public static readonly Error NoContract = new(
        "AMC_NO_CONTRACT",
        "No contract covers this vehicle today. The customer pays, or sell a contract first."
    );

    public static readonly Error NotInPlan = new(
        "AMC_NOT_IN_PLAN",
        "The contract of this vehicle does not cover this work. The customer pays it."
    );

    public static Error Exhausted(string contract, string benefit) =>
        new(
            "AMC_EXHAUSTED",
            $"Nothing is left of \"{benefit}\" in {contract}. The customer pays this line; ask them with the estimate."
        );

    public static Error AtStart(string line, Error why) =>
        new(why.Code, $"\"{line}\": {why.Said} Choose on the visit that the customer pays it, then start again.");

    public static Error Renewed(string number) =>
        new("AMC_RENEWED", $"This contract is renewed by {number} already. Open that one.");

    public static Error Covered(string plate, string number) =>
        new(
            "AMC_VEHICLE_COVERED",
            $"{plate} is under contract {number} in these days already. Begin a day after it ends, or leave the vehicle out.",
            nameof(ContractInput.VehicleIds)
        );

    public static Error WrongCategory(string plate) =>
        new(
            "AMC_WRONG_CATEGORY",
            $"{plate} is of another category than the plan. Choose a plan for it, or correct the vehicle.",
            nameof(ContractInput.VehicleIds)
        );

    public static Error PlanExists(string name) =>
        new("AMC_PLAN_EXISTS", $"There is a plan {name} already. Give this one another name.", nameof(PlanInput.Name));

    public static Error BenefitInvalid(string field, string what) => new("AMC_BENEFIT_INVALID", what, field);
}
