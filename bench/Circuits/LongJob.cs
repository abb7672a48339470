using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;

namespace Battwheels.Circuits;

/// <summary>A job of a pay run's size that runs meanwhile: the dry run of an import of customers, started through the pages.</summary>
internal static partial class LongJob
{
    /// <summary>Brings the file in and starts its dry run; returns as soon as the server has both.</summary>
    public static async Task<Uri> StartAsync(Visitor visitor, Uri at, int rows)
    {
        Uri list = new(at, "demo/import");
        var page = await visitor.Http.GetStringAsync(list);
        var posting = page[page.IndexOf("multipart/form-data", StringComparison.Ordinal)..];
        using MultipartFormDataContent form = [];
        foreach (Match hidden in Hidden().Matches(posting[..posting.IndexOf("</form>", StringComparison.Ordinal)]))
            form.Add(
                new StringContent(System.Net.WebUtility.HtmlDecode(hidden.Groups[2].Value)),
                hidden.Groups[1].Value
            );
        form.Add(new StringContent("contacts"), "Kind");
        ByteArrayContent file = new(Encoding.UTF8.GetBytes(Csv(rows)));
        file.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        form.Add(file, "File", "customers.csv");
        using var answer = await visitor.Http.PostAsync(list, form);
        answer.EnsureSuccessStatusCode();
        var import = answer.RequestMessage!.RequestUri!;
        if (!import.AbsolutePath.StartsWith("/demo/import/", StringComparison.Ordinal))
            throw new InvalidOperationException("The file of the long job was not taken.");
        await using var circuit = await Circuit.OpenAsync(visitor, import);
        await circuit.PressAsync(tree => Screen.Find(tree, n => n.Handlers.ContainsKey("onsubmit")), "submit");
        await Task.Delay(3_000);
        return import;
    }

    private static string Csv(int rows)
    {
        StringBuilder csv = new("Customer name,Type,Phone,City,State code,PIN\n");
        for (var i = 0; i < rows; i++)
            csv.Append(CultureInfo.InvariantCulture, $"Load Customer {i},Person,{7_000_000_000L + i},Pune,27,411045\n");
        return csv.ToString();
    }

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")]
    private static partial Regex Hidden();
}
