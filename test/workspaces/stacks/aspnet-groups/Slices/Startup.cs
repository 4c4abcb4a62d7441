using Depot.Slices;

var app = WebApplication.CreateBuilder(args).Build();
RouteGroupBuilder versioned = app.MapGroup("slices/v{version:apiVersion}");
app.MapSlices(versioned);
app.MapCranes("north");
app.MapTolls();
app.MapGroup("/sea").MapTides();
app.Run();
