using System.Globalization;
using System.Text.RegularExpressions;
using Battwheels.Core.Common;

namespace Battwheels.Core.Crm;

/// <param name="Compact">As stored and compared: MH12QK0042.</param>
/// <param name="Problem">Why it has the form of no registration; the kind is then Other.</param>
/// <param name="Warning">Worth a second look, and no reason to refuse.</param>
public sealed record RegistrationReading(
    string Compact,
    RegistrationKind Kind,
    Error? Problem = null,
    string? Warning = null
);

/// <summary>Registration numbers of Indian vehicles.</summary>
/// <remarks>
/// Source: Central Motor Vehicles Rules 1989, Rules 50 and 53A; S.O. 444(E) of 12-06-1989 (no I and O); G.S.R. 594(E)
/// of 2021 (Bharat series). State codes are dated rows: Telangana gives TG from 12-03-2024, TS plates stay valid.
/// </remarks>
public static partial class Registrations
{
    private const string Field = nameof(VehicleInput.Registration);

    /// <summary>State codes ever given, with the day from which a newer one is.</summary>
    private static readonly Dictionary<string, DateOnly> States =
        "AN AP AR AS BR CG CH DD DL DN GA GJ HP HR JH JK KA KL LD MH ML MN MP MZ NL OD OR PB PY RJ SK TN TR TS UA UK UP WB"
            .Split(' ')
            .ToDictionary(code => code, _ => DateOnly.MinValue)
            .Concat([new("LA", new DateOnly(2019, 11, 25)), new("TG", new DateOnly(2024, 3, 12))])
            .ToDictionary(row => row.Key, row => row.Value);

    /// <summary>
    /// The highest number of a registering office we know of in a state, with room for new ones; states that use nearly all
    /// two digits are not among them. Unconfirmed, so that a number above it only warns.
    /// </summary>
    private static readonly Dictionary<string, int> LastOffice = (
        "AN 5 AP 45 AR 30 AS 40 BR 60 CG 40 CH 6 DD 5 DL 20 DN 9 GA 15 GJ 45 JH 30 JK 25 KA 75 LA 5 LD 9 MH 60 ML 20 MN 10 "
        + "MP 75 MZ 10 NL 12 OD 40 OR 40 PY 7 RJ 65 SK 10 TG 45 TR 10 TS 45 UA 25 UK 25"
    )
        .Split(' ')
        .Chunk(2)
        .ToDictionary(row => row[0], row => int.Parse(row[1], CultureInfo.InvariantCulture));

    /// <summary>In capitals without blanks, hyphens, dots and a leading IND.</summary>
    public static string Normalize(string? text)
    {
        var compact = string.Concat((text ?? "").Where(c => !char.IsWhiteSpace(c) && c is not ('-' or '.' or '·')))
            .ToUpperInvariant();
        return compact.StartsWith("IND", StringComparison.Ordinal) ? compact[3..] : compact;
    }

    /// <summary>Tells kind and compact form of what was typed; an unknown form is kept as Other with its problem.</summary>
    /// <param name="today">In the organization's time zone; newer series exist from a day on.</param>
    public static RegistrationReading Read(string? text, DateOnly today)
    {
        var compact = Normalize(text);
        if (compact.Length == 0)
            return new RegistrationReading("", RegistrationKind.Unregistered);
        if (BharatForm().Match(compact) is { Success: true } bharat)
            return Bharat(compact, bharat, today);
        if (TemporaryForm().Match(compact) is { Success: true } temporary)
            return WithState(compact, RegistrationKind.Temporary, temporary, today);
        if (NoSeriesForm().Match(compact) is { Success: true } plain)
            return WithState(compact, RegistrationKind.NoSeries, plain, today) with
            {
                Warning = T("This number has no letters between district and number. Check that none was left out."),
            };
        if (StandardForm().Match(compact) is { Success: true } standard)
            return Standard(standard, today);
        if (DiplomaticForm().IsMatch(compact))
            return new RegistrationReading(compact, RegistrationKind.Diplomatic);
        if (DefenceForm().IsMatch(compact))
            return new RegistrationReading(compact, RegistrationKind.Defence);
        return Unknown(
            compact,
            T(
                $"{compact} is not the form of a registration, as MH 12 QK 0042. Correct it, or choose another kind of number and say why."
            )
        );
    }

    /// <summary>As printed: MH 12 QK 0042, 25 BH 0917 CD, T0326 MH 1234 AB; other forms as stored.</summary>
    public static string Display(string? compact) =>
        compact switch
        {
            null or "" => "",
            _ when ShownForm().Match(compact) is { Success: true } match => string.Join(
                ' ',
                match.Groups.Values.Skip(1).Where(g => g.Length > 0).Select(g => g.Value)
            ),
            _ => compact,
        };

    private static RegistrationReading Standard(Match match, DateOnly today)
    {
        var (state, district, series, number) = (Part("state"), Part("district"), Part("series"), Part("number"));
        var compact = state + district + series + number.PadLeft(4, '0');
        if (series.Any(c => c is 'I' or 'O'))
            return Unknown(
                match.Value,
                T($"The letters {series} contain I or O, which plates never carry. It may be 1 or 0; correct it.")
            );
        if (number.All(c => c == '0'))
            return Unknown(match.Value, T("The number of a registration is never all zeros. Correct the last digits."));
        var reading = WithState(compact, RegistrationKind.Standard, match, today);
        if (reading.Problem is not null)
            return reading;
        if (district.All(c => c == '0'))
            return reading with { Warning = T("District 00 does not exist. Check the two digits after the state.") };
        return LastOffice.TryGetValue(state, out var last) && int.Parse(district, CultureInfo.InvariantCulture) > last
            ? reading with
            {
                Warning = T($"We know no registering office {state}{district}. Check the two digits after the state."),
            }
            : reading;

        string Part(string name) => match.Groups[name].Value;
    }

    private static RegistrationReading Bharat(string compact, Match match, DateOnly today)
    {
        var year = 2000 + int.Parse(match.Groups["year"].ValueSpan, CultureInfo.InvariantCulture);
        return year < 2021 || year > today.Year
            ? Unknown(
                compact,
                T(
                    $"BH numbers begin with the year of registration, 21 to {today.Year % 100:D2}. Correct the first two digits."
                )
            )
            : new RegistrationReading(compact, RegistrationKind.Bharat);
    }

    private static RegistrationReading WithState(string compact, RegistrationKind kind, Match match, DateOnly today) =>
        States.TryGetValue(match.Groups["state"].Value, out var from) && from <= today
            ? new RegistrationReading(compact, kind)
            : Unknown(
                compact,
                T(
                    $"No state has the code {match.Groups["state"].Value}. Correct the letters of the state, as MH or KA."
                )
            );

    private static RegistrationReading Unknown(string compact, string message) =>
        new(compact, RegistrationKind.Other, new Error("REGISTRATION_INVALID", message, Field));

    [GeneratedRegex(@"^(?<state>[A-Z]{2})(?<district>[0-9]{1,2})(?<series>[A-Z]{1,3})(?<number>[0-9]{1,4})\z")]
    private static partial Regex StandardForm();

    [GeneratedRegex(@"^(?<state>[A-Z]{2})[0-9]{2}(?!0000)[0-9]{4}\z")]
    private static partial Regex NoSeriesForm();

    [GeneratedRegex(@"^(?<year>[0-9]{2})BH(?!0000)[0-9]{4}[A-HJ-NP-Z]{1,2}\z")]
    private static partial Regex BharatForm();

    [GeneratedRegex(@"^T(0[1-9]|1[0-2])[0-9]{2}(?<state>[A-Z]{2})[0-9]{4}[A-HJ-NP-Z]{1,2}\z")]
    private static partial Regex TemporaryForm();

    [GeneratedRegex(@"^[0-9]{1,3}(CD|CC|UN)[0-9]{1,4}\z")]
    private static partial Regex DiplomaticForm();

    [GeneratedRegex(@"^[0-9]{2}[A-Z][0-9]{5,6}[A-Z]\z")]
    private static partial Regex DefenceForm();

    [GeneratedRegex(
        @"^(?:([A-Z]{2})([0-9]{1,2})([A-Z]{0,3})([0-9]{4})|([0-9]{2})(BH)([0-9]{4})([A-Z]{1,2})|(T[0-9]{4})([A-Z]{2})([0-9]{4})([A-Z]{1,2}))\z"
    )]
    private static partial Regex ShownForm();
}
