using System.Globalization;
using System.Text;

namespace Battwheels.Data.Common.Documents;

internal enum Align
{
    Left,
    Centre,
    Right,
}

/// <summary>Text in one style; several make a paragraph.</summary>
internal sealed record TextSpan(string Text, TextStyle Style);

/// <summary>A paragraph, broken into lines that fit the width it is given. Line breaks in the text are kept.</summary>
internal sealed class TextBlock(IReadOnlyList<TextSpan> spans, Align align = Align.Left) : Block
{
    private float _width = -1f;
    private IReadOnlyList<TextLine> _lines = [];

    public TextBlock(string? text, TextStyle style, Align align = Align.Left)
        : this([new TextSpan(text ?? "", style)], align) { }

    /// <summary>What is longer is cut off: only where the paper is smaller than what may be said.</summary>
    public int MostLines { get; init; } = int.MaxValue;

    /// <summary>The lines at a width, as they will be drawn.</summary>
    public IReadOnlyList<TextLine> Lines(float width)
    {
        if (width == _width)
            return _lines;
        _lines = [.. LineBreaker.Break(spans, width).Take(MostLines)];
        _width = width;
        return _lines;
    }

    public override float Height(float width) => Lines(width).Sum(l => l.Height);

    public override void Draw(Paper paper, float x, float y, float width)
    {
        foreach (var line in Lines(width))
        {
            var left = align switch
            {
                Align.Left => x,
                Align.Centre => x + (width - line.Width) / 2,
                Align.Right => x + width - line.Width,
            };
            line.Draw(paper, left, y);
            y += line.Height;
        }
    }
}

/// <param name="Width">Without the space at its end.</param>
internal sealed record TextLine(IReadOnlyList<ShapedText> Pieces, float Width, float Height, float Ascent)
{
    public string Text => string.Concat(Pieces.Select(p => p.Text));

    public void Draw(Paper paper, float x, float y)
    {
        foreach (var piece in Pieces)
        {
            piece.Draw(paper, x, y + Ascent);
            x += piece.Width;
        }
    }
}

/// <summary>Breaks paragraphs at spaces; a word wider than the line is cut between letters, never between joined ones.</summary>
internal static class LineBreaker
{
    public static IReadOnlyList<TextLine> Break(IReadOnlyList<TextSpan> spans, float width)
    {
        Builder lines = new(width, spans.Count > 0 ? spans[0].Style : new TextStyle(9));
        foreach (var span in spans)
        {
            var paragraphs = span.Text.ReplaceLineEndings("\n").Split('\n');
            for (var i = 0; i < paragraphs.Length; i++)
            {
                if (i > 0)
                    lines.End();
                foreach (var word in Words(paragraphs[i]))
                    lines.Add(word, span.Style);
            }
        }

        return lines.Finish();
    }

    /// <summary>Words, each with the spaces that follow it.</summary>
    private static IEnumerable<string> Words(string text)
    {
        StringBuilder word = new();
        foreach (var c in text)
        {
            if (word.Length > 0 && word[^1] == ' ' && c != ' ')
            {
                yield return word.ToString();
                word.Clear();
            }

            word.Append(c);
        }

        if (word.Length > 0)
            yield return word.ToString();
    }

    private sealed class Builder(float width, TextStyle first)
    {
        /// <summary>Widths are sums of rounded floats: a column exactly as wide as its text must not wrap.</summary>
        private const float Slack = 0.05f;

        private readonly List<TextLine> _lines = [];
        private readonly List<ShapedText> _pieces = [];
        private float _used;
        private TextStyle _last = first;

        public void Add(string word, TextStyle style)
        {
            _last = style;
            var bare = TextShaper.Width(word.TrimEnd(' '), style);
            if (_pieces.Count > 0 && _used + bare > width + Slack)
                End();
            if (bare > width + Slack)
                AddInParts(word, style);
            else
                Put(TextShaper.Shape(word, style));
        }

        public void End()
        {
            var styles = _pieces.Count == 0 ? [_last] : _pieces.Select(p => p.Style).ToArray();
            _lines.Add(
                new TextLine([.. _pieces], VisibleWidth(), styles.Max(s => s.LineHeight), styles.Max(s => s.Ascent))
            );
            _pieces.Clear();
            _used = 0;
        }

        public List<TextLine> Finish()
        {
            End();
            return _lines;
        }

        private void Put(ShapedText piece)
        {
            _pieces.Add(piece);
            _used += piece.Width;
        }

        /// <summary>After its hyphens where it has some: a number is read in its groups.</summary>
        private void AddInParts(string word, TextStyle style)
        {
            foreach (var group in Groups(word))
            {
                var bare = TextShaper.Width(group.TrimEnd(' '), style);
                if (_pieces.Count > 0 && _used + bare > width + Slack)
                    End();
                if (bare <= width + Slack)
                    Put(TextShaper.Shape(group, style));
                else
                    AddByLetters(group, style);
            }
        }

        private void AddByLetters(string word, TextStyle style)
        {
            StringBuilder part = new();
            var clusters = StringInfo.GetTextElementEnumerator(word);
            while (clusters.MoveNext())
            {
                var cluster = clusters.GetTextElement();
                if (part.Length > 0 && _used + TextShaper.Width(part + cluster, style) > width + Slack)
                {
                    Put(TextShaper.Shape(part.ToString(), style));
                    End();
                    part.Clear();
                }

                part.Append(cluster);
            }

            Put(TextShaper.Shape(part.ToString(), style));
        }

        private static IEnumerable<string> Groups(string word)
        {
            var from = 0;
            for (var i = 0; i < word.Length - 1; i++)
                if (word[i] == '-' && word[i + 1] != '-')
                {
                    yield return word[from..(i + 1)];
                    from = i + 1;
                }

            yield return word[from..];
        }

        private float VisibleWidth() =>
            _pieces.Count == 0
                ? 0
                : _pieces.Take(_pieces.Count - 1).Sum(p => p.Width)
                    + TextShaper.Width(_pieces[^1].Text.TrimEnd(' '), _pieces[^1].Style);
    }
}
