namespace Battwheels.Core.Common;

/// <summary>What a document is printed on.</summary>
public enum PaperSize
{
    A4,
    A5,

    /// <summary>The till roll, 80 mm wide and as long as the document.</summary>
    Roll80,
}

/// <summary>A file made for download.</summary>
public sealed record DocumentFile(string FileName, byte[] Content);
