namespace Battwheels.Web.Shell.Home;

/// <summary>A card of the home page below the figures. A feature implements it in its own Web folder.</summary>
/// <remarks>Found by convention, as <see cref="IHomeTiles"/>; loads and fails on its own.</remarks>
public interface IHomePanel
{
    /// <summary>Shown only to those who hold it; the service asks again.</summary>
    string Permission { get; }

    /// <summary>On these homes.</summary>
    HomeKind Homes { get; }

    /// <summary>Smaller comes first.</summary>
    int Order { get; }

    /// <summary>A component without parameters that draws a card.</summary>
    Type Component { get; }
}
