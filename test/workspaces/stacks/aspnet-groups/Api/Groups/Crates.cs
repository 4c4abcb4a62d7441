namespace Depot.Api.Groups;

using Depot.Api.Web;

public class Crates : KindBase
{
    public override void Map(WebApplication app)
    {
        app.MapGroup(this)
            .RequireAuthorization()
            .MapGet(ListCrates)
            .MapPut(UpdateCrate, "{id}");
    }

    public Task<Ok> ListCrates(ISender sender) => sender.Send(new ListCrates());

    public Task<Ok> UpdateCrate(ISender sender, int id) => sender.Send(new UpdateCrate(id));
}

public class Sacks : KindBase
{
    public override string? Title => "big-sacks";

    public override void Map(WebApplication app)
    {
        app.MapGroup(this).MapGet(ListSacks);

        var versioned = app.MapVersion("sacks");
        versioned.MapGet("/", (ISender sender) => sender.Send(new ListSacks()));
    }

    public Task<Ok> ListSacks(ISender sender) => sender.Send(new ListSacks());
}
