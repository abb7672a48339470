using System.Globalization;
using System.Reflection;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Text;

namespace Battwheels.Tests.Language;

/// <summary>
/// The texts an assembly says, read from its instructions: what is handed to <c>T</c> or becomes a phrase, and the pieces
/// of interpolated phrases with their holes counted. A new text is found without being registered anywhere.
/// </summary>
internal sealed class SpokenTexts
{
    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(f => (OpCode)f.GetValue(null)!)
        .ToDictionary(c => c.Value);

    private readonly MetadataReader _names;
    private readonly SortedSet<string> _texts = new(StringComparer.Ordinal);
    private readonly Stack<Writing> _open = new();

    private SpokenTexts(MetadataReader names) => _names = names;

    public static SortedSet<string> Of(Assembly assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly.Location));
        var names = file.GetMetadataReader();
        SpokenTexts found = new(names);
        foreach (var handle in names.MethodDefinitions)
        {
            var method = names.GetMethodDefinition(handle);
            var address = method.RelativeVirtualAddress;
            if (address != 0 && !found.IsForDevelopers(method.GetDeclaringType()))
                found.Read(file.GetMethodBody(address).GetILReader());
        }

        return found._texts;
    }

    /// <summary>The page of parts is shown to nobody but those who build the product.</summary>
    private bool IsForDevelopers(TypeDefinitionHandle handle)
    {
        var type = _names.GetTypeDefinition(handle);
        while (!type.GetDeclaringType().IsNil)
            type = _names.GetTypeDefinition(type.GetDeclaringType());
        return _names.GetString(type.Namespace).EndsWith(".Gallery", StringComparison.Ordinal);
    }

    private void Read(BlobReader il)
    {
        _open.Clear();
        List<Step> steps = [];
        while (il.RemainingBytes > 0)
        {
            short value = il.ReadByte();
            if (value == 0xFE)
                value = (short)(0xFE00 | il.ReadByte());
            var code = Codes[value];
            steps.Add(Operand(code, ref il));
            Follow(steps);
        }
    }

    private Step Operand(OpCode code, ref BlobReader il)
    {
        switch (code.OperandType)
        {
            case OperandType.InlineString:
                return new(code, _names.GetUserString((UserStringHandle)MetadataTokens.Handle(il.ReadInt32())));
            case OperandType.InlineMethod:
                return new(code, Method: NameOf(MetadataTokens.EntityHandle(il.ReadInt32())));
            case OperandType.ShortInlineI:
                return new(code, Number: il.ReadSByte());
            case OperandType.InlineI:
                return new(code, Number: il.ReadInt32());
            case OperandType.InlineSwitch:
                var targets = il.ReadInt32();
                il.Offset += targets * 4;
                return new(code);
            default:
                il.Offset += SizeOf(code.OperandType);
                return new(code, Number: code.Value - OpCodes.Ldc_I4_0.Value);
        }
    }

    private static int SizeOf(OperandType type) =>
        type switch
        {
            OperandType.InlineNone => 0,
            OperandType.ShortInlineBrTarget or OperandType.ShortInlineVar => 1,
            OperandType.InlineVar => 2,
            OperandType.InlineI8 or OperandType.InlineR => 8,
            _ => 4,
        };

    private void Follow(List<Step> steps)
    {
        switch (steps[^1].Method)
        {
            case "Phrase..ctor" when steps.Count > 2:
                _open.Push(new Writing(steps[^3].Number, steps[^2].Number));
                break;
            case "Phrase.AppendLiteral" when _open.Count > 0:
                _open.Peek().Literal(steps[^2].Text ?? "");
                break;
            case "Phrase.AppendFormatted/1" when _open.Count > 0:
                _open.Peek().Hole(null);
                break;
            case "Phrase.AppendFormatted/2" when _open.Count > 0:
                _open.Peek().Hole(steps[^2].Text);
                break;
            case "Language.T" or "Phrase.op_Implicit":
                foreach (var text in Before(steps))
                    _texts.Add(text);
                return;
            default:
                return;
        }

        while (_open.TryPeek(out var writing) && writing.IsWhole)
            _texts.Add(_open.Pop().Text);
    }

    /// <summary>The literal before a call; both of <c>x ? "a" : "b"</c>.</summary>
    private static IEnumerable<string> Before(List<Step> steps)
    {
        for (var at = steps.Count - 2; at >= 0 && steps[at].Text is { } text; at -= 2)
        {
            yield return text;
            if (at == 0 || steps[at - 1].Code.FlowControl is not FlowControl.Branch)
                yield break;
        }
    }

    private string? NameOf(EntityHandle handle) =>
        handle.Kind switch
        {
            HandleKind.MemberReference => _names.GetMemberReference((MemberReferenceHandle)handle) is var member
            && member.Parent.Kind is HandleKind.TypeReference
                ? Name(_names.GetTypeReference((TypeReferenceHandle)member.Parent).Name, member.Name, member.Signature)
                : null,
            HandleKind.MethodDefinition => _names.GetMethodDefinition((MethodDefinitionHandle)handle) is var method
                ? Name(_names.GetTypeDefinition(method.GetDeclaringType()).Name, method.Name, method.Signature)
                : null,
            _ => null,
        };

    /// <summary>Holes with and without a format are told apart by the number of arguments.</summary>
    private string Name(StringHandle type, StringHandle method, BlobHandle signature)
    {
        var name = $"{_names.GetString(type)}.{_names.GetString(method)}";
        if (name != "Phrase.AppendFormatted")
            return name;
        var reader = _names.GetBlobReader(signature);
        reader.ReadSignatureHeader();
        return $"{name}/{reader.ReadCompressedInteger()}";
    }

    private sealed record Step(OpCode Code, string? Text = null, string? Method = null, int Number = 0);

    /// <summary>A phrase between its constructor and its last piece; the compiler says beforehand how long it gets.</summary>
    private sealed class Writing(int letters, int holes)
    {
        private readonly StringBuilder _text = new();
        private int _letters;
        private int _holes;

        public bool IsWhole => _letters == letters && _holes == holes;

        public string Text => _text.ToString();

        public void Literal(string text)
        {
            _letters += text.Length;
            _text.Append(
                text.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal)
            );
        }

        public void Hole(string? format) =>
            _text.Append(CultureInfo.InvariantCulture, $"{{{_holes++}{(format is null ? "" : $":{format}")}}}");
    }
}
