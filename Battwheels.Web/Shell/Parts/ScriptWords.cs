using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Battwheels.Core.Common;
using Microsoft.AspNetCore.Components;

namespace Battwheels.Web.Shell.Parts;

/// <summary>What the scripts say by themselves, for js/words.js; every sentence of a script stands here.</summary>
public static class ScriptWords
{
    private static readonly JsonSerializerOptions Plain = new()
    {
        // What could end the block or begin a tag is still escaped.
        Encoder = JavaScriptEncoder.Create(
            UnicodeRanges.BasicLatin,
            UnicodeRanges.Latin1Supplement,
            UnicodeRanges.Devanagari,
            UnicodeRanges.GeneralPunctuation
        ),
    };

    /// <summary>In English, which is the key; <c>{0}</c> is filled by the script.</summary>
    public static IReadOnlyList<Phrase> All { get; } =
    [
        "1 entry",
        "1 line: {0}",
        "1 result",
        "All matching selected",
        "All records",
        "Call {0}",
        "Chosen. Change its size, or remove it.",
        "Copied",
        "Create",
        "Enter the figure alone, such as 12.5.",
        "Everything is sent.",
        "Go to",
        "Help",
        "Hold the code into the frame.",
        "Kept",
        "Kept on this tablet; sent when the signal is back.",
        "Mark",
        "Mark picture {0}",
        "Marked",
        "Marked picture {0}",
        "Next try in {0} s.",
        "No",
        "No connection. Pages and actions still open.",
        "Note",
        "Note: {0}",
        "Nothing you may open is called “{0}”.",
        "On this {0}",
        "Photo",
        "Photo: {0}",
        "Reading",
        "Reading…",
        "Recent",
        "Remove",
        "Removed. Marks: {0}",
        "Scanned {0}",
        "Searching…",
        "Settings",
        "Size {0}",
        "Taken back. Marks: {0}",
        "That was quick. Wait a moment and type on.",
        "The camera does not answer. Type the code, or use a hand scanner.",
        "The camera is switched off for this page. Allow it in the browser, or type the code.",
        "The help text did not come. Close this and try again.",
        "The microphone is not allowed or not there. Allow it in the browser, or write a note.",
        "The search did not answer. Pages and actions still open.",
        "The server does not answer. Your entries are kept; try again in a moment.",
        "The server does not take this. Ask whoever gave you access, then try again or remove it.",
        "This browser cannot record sound. Write a note instead.",
        "This could not be kept on the tablet: its storage is full or switched off. Note it on paper, then make room and try again.",
        "This did not work. Check email and password, then try again.",
        "This lies between {0} and {1} {2}. Check the comma.",
        "This picture cannot be opened now. Try again when there is a signal.",
        "This picture cannot be read here. Take it as JPG, PNG or WebP.",
        "Try again",
        "Trying now.",
        "Type the label first, then tap where it stands.",
        "Type {0} characters to search records.",
        "Voice note",
        "Voice note, {0}",
        "Waits until the link to the server is back. Your entries are kept.",
        "Yes",
        "You are signed out. Reload the page to sign in again.",
        "empty",
        "this {0}",
        "{0} entries",
        "{0} for {1}",
        "{0} lines: {1}",
        "{0} not sent",
        "{0} not sent yet",
        "{0} not taken",
        "{0} of {1}",
        "{0} placed. Marks: {1}",
        "{0} results",
        "{0} selected",
    ];

    /// <summary>The block of the document's head; empty for English, which the scripts know.</summary>
    public static MarkupString Block()
    {
        var said = All.Select(p => (p.Key, Text: p.ToString()))
            .Where(p => p.Text != p.Key)
            .ToDictionary(p => p.Key, p => p.Text);
        return said.Count == 0
            ? default
            : new(
                $"""<script id="bw-words" type="application/json">{JsonSerializer.Serialize(said, Plain)}</script>"""
            );
    }
}
