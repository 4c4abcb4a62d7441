namespace Depot.Web.Groups;

public class Pallets : GroupBase
{
    public override void Map(RouteGroupBuilder group)
    {
        group.MapGet(ListPallets).RequireAuthorization();
        group.MapPut(MovePallet, "{id}");
    }

    public Task<Ok> ListPallets(ISender sender) => sender.Send(new ListPallets());

    public Task<Ok> MovePallet(ISender sender, int id) => sender.Send(new MovePallet(id));
}
