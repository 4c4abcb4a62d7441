using Depot.Api.Web;

var builder = WebApplication.CreateBuilder(args);
var app = builder.Build();
app.MapGroups(typeof(Program).Assembly);
app.MapKinds();
app.MapIdentityApi<Clerk>();
app.Run();
