using Battwheels.Core.Common;
using QRCoder;

namespace Battwheels.Data.Common.Documents;

internal sealed class QrEncoder : IQrEncoder
{
    public QrMatrix Encode(string text)
    {
        using QRCodeGenerator generator = new();
        using var code = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
        return new QrMatrix([.. code.ModuleMatrix.Select(row => (IReadOnlyList<bool>)[.. row.Cast<bool>()])]);
    }
}
