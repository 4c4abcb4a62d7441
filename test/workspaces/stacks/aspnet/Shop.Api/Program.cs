using Shop.Api.Endpoints;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddControllersWithViews();
var app = builder.Build();

app.MapControllerRoute(name: "offers", pattern: "offers/{season}/{**rest}", defaults: new { controller = "Home", action = "Offers" });
app.MapAreaControllerRoute(name: "desk", areaName: "Desk", pattern: "desk/{controller}/{action=Index}");
app.MapControllerRoute(name: "default", pattern: "{controller=Home}/{action=Index}/{id?}");

app.MapGet("/health", () => Results.Ok()).AllowAnonymous();
var api = app.MapGroup("/api").RequireAuthorization("clerk");
api.MapCustomers();
api.MapGroup("reports").WithTags("reports").MapReports();
app.MapMethods("/bulk", new[] { HttpMethods.Put, "PATCH" }, Bulk.Apply);
app.Run();
