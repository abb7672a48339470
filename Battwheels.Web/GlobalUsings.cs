global using static Battwheels.Core.Common.Language;
