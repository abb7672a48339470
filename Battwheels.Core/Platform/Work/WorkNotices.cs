namespace Battwheels.Core.Platform.Work;

/// <param name="SubjectId"><see cref="WorkRun.SubjectId"/>.</param>
/// <param name="Turned">It began or ended; else it only came further.</param>
public sealed record WorkNotice(long OrganizationId, long? MembershipId, long SubjectId, bool Turned);

/// <summary>
/// "Something moved": from the workers of this process to the pages it serves, so that nobody asks the database every
/// second. Says only whose work it is; each page reads what its person may see. Another process's pages look by themselves.
/// </summary>
public sealed class WorkNotices
{
    public event Action<WorkNotice>? Told;

    public void Tell(WorkNotice notice) => Told?.Invoke(notice);
}
