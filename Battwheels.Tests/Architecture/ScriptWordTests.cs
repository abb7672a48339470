using System.Text.Json;
using System.Text.RegularExpressions;
using Battwheels.Tests.Language;
using Battwheels.Web.Shell.Parts;
using Spoken = Battwheels.Core.Common.Language;

namespace Battwheels.Tests.Architecture;

/// <summary>What scripts say comes from the server in the reader's language (js/words.js).</summary>
[Trait("Category", "Architecture")]
public sealed partial class ScriptWordTests
{
    /// <summary>Looks like a sentence and is seen by nobody. Reviewed.</summary>
    private static readonly string[] Unseen =
    [
        "\"Nobody is signed in here.\"", // thrown, and told in other words
        "`.shell ${commands}, .mud-dialog ${commands}`",
        "`status ${hit.state.tone}`",
        "`main ${selector}`",
    ];

    private static readonly (string File, string Code)[] Lines =
    [
        .. Directory
            .EnumerateFiles(Path.Combine(SourceTree.Root, "Battwheels.Web/wwwroot/js"), "*.js")
            .SelectMany(f => File.ReadLines(f).Select(l => (Path.GetFileName(f), Comment().Replace(l, "")))),
    ];

    [Fact]
    public void Scripts_WhatTheySay_IsHandedOutByTheServer() =>
        Assert.Equal(
            ScriptWords.All.Select(w => w.Key).Order(StringComparer.Ordinal),
            Lines
                .SelectMany(l => Said().Matches(l.Code))
                .Select(m => m.Groups[1].Value)
                .Distinct()
                .Order(StringComparer.Ordinal)
        );

    [Fact]
    public void Scripts_Sentences_AreSaidInTheReadersLanguage() =>
        Faults.None(
            from line in Lines
            from Match found in Sentence().Matches(line.Code)
            where !Unseen.Contains(found.Value)
            select $"{line.File}: {found.Value}"
        );

    [Fact]
    public void Block_ForAHindiReader_HoldsEverySentenceInHindi()
    {
        var block = Reader.Of(Spoken.Hindi, () => ScriptWords.Block().Value);
        var words = JsonSerializer.Deserialize<Dictionary<string, string>>(
            block[(block.IndexOf('>') + 1)..block.LastIndexOf('<')]
        )!;

        Assert.Equal("{0} चुने हुए", words["{0} selected"]);
        Assert.Equal(ScriptWords.All.Count, words.Count);
        Assert.True(string.IsNullOrEmpty(ScriptWords.Block().Value)); // scripts know English
    }

    [GeneratedRegex(@"(^|\s)//.*")]
    private static partial Regex Comment();

    [GeneratedRegex("bwSay\\(\"([^\"]+)\"")]
    private static partial Regex Said();

    /// <summary>A capital word and another one, a template with words beside its holes, or a text given to be shown.</summary>
    [GeneratedRegex(
        "(?<!bwSay\\()(?:\"(?=[A-Z][a-z]+ [a-zA-Z])[^\"]*\"|`(?=[^`]*(?:\\b[A-Z][a-z]+ [a-z]|\\} [a-z]{2,}|[a-z]{3,} \\$\\{))[^`]*`)|(?:textContent|innerText|title) = \"[A-Za-z][^\"]*\"|title: \"[A-Z][^\"]*\""
    )]
    private static partial Regex Sentence();
}
