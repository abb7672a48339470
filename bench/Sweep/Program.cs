using Battwheels.Sweep;
using Battwheels.Sweep.Axe;
using Battwheels.Sweep.Keyboard;
using Battwheels.Sweep.Speed;

// dotnet run -c Release --project bench/Sweep -- <command> [--at=http://127.0.0.1:5000]
//   pictures [folder] [--empty-only]   a picture of every screen, faults of each page (also without a command)
//   axe [demo|empty|public|dialogs|broken ...]   A1: breaches of WCAG 2.2 AA in every state, zoom and reflow
//   speed [loading|moving|large|journeys|losses ...]   X1 to X6, P5, K1 to K5, R1, R2 of the published product
//   keyboard [task ...]                A1: the main tasks without a mouse
//   paint                              P5 alone: from opening the ticket list to its painted rows
// With --at it looks at an application that runs already, with its demo workshop; otherwise it starts one of its own.
var words = args.Where(a => !a.StartsWith('-')).ToArray();
var at = args.FirstOrDefault(a => a.StartsWith("--at=", StringComparison.Ordinal))?["--at=".Length..];
var withDemo = !args.Contains("--empty-only");
var command = args.Contains("--paint") ? "paint" : words.FirstOrDefault() ?? "pictures";
var published = command is "speed" && at is null ? await Published.BuildAsync(Directory.GetCurrentDirectory()) : null;
await using var stage = await Stage.OpenAsync(at, withDemo, published is null ? null : Published.Settings, published);
switch (command)
{
    case "axe":
        return await new AxeSweep(stage, Directory.GetCurrentDirectory()).RunAsync(words[1..]);
    case "keyboard":
        return await new KeyboardTasks(stage).RunAsync(words[1..]);
    case "speed":
        return await new SpeedSweep(stage).RunAsync(words[1..]);
    case "paint":
        await Painted.MeasureAsync(
            await stage.DemoPageAsync("owner", BrowserSizes.Desktop),
            "demo/tickets",
            Path.GetFullPath("bench/results/painted.json")
        );
        return 0;
    default:
        var folder = words.FirstOrDefault(w => w != "pictures") ?? "artifacts/sweep";
        return await new Pictures(stage, Path.GetFullPath(folder)).RunAsync(withDemo);
}
