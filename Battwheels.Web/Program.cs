using Battwheels.Web.Shell.Start;

return await CommandLine.RunAsync(args);
