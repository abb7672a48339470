namespace Battwheels.Core.Platform;

/// <summary>What a check of an organization's books, stock or audit log found.</summary>
/// <param name="What">ledger, stock or audit.</param>
/// <param name="Checked">Rows looked at.</param>
/// <param name="Faults">One sentence each, naming the first document concerned; empty when all is well.</param>
public sealed record VerificationReport(string What, long Checked, IReadOnlyList<string> Faults);
