namespace Depot.Web.Groups;

public class Cranes : GroupBase
{
    public override string? Title => "lifts";

    public override void Map(RouteGroupBuilder group)
    {
        group.MapGet(ListCranes);
    }

    public Task<Ok> ListCranes(ISender sender) => sender.Send(new ListCranes());
}
