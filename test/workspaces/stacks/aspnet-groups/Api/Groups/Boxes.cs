namespace Depot.Api.Groups;

using Depot.Api.Web;

public class Boxes : IGroup
{
    public static void Map(RouteGroupBuilder group)
    {
        group.MapGet(ListBoxes);
        group.MapPatch(UpdateBox, pattern: "{id}").RequireAuthorization();
    }

    public static Task<Ok> ListBoxes(ISender sender) => sender.Send(new ListBoxes());

    public static Task<Ok> UpdateBox(ISender sender, int id) => sender.Send(new UpdateBox(id));
}

public class Lids : IGroup
{
    public static string? Prefix => "/lids-of/{boxId}";

    public static void Map(RouteGroupBuilder group)
    {
        group.MapGet(ListLids);
    }

    public static Task<Ok> ListLids(ISender sender) => sender.Send(new ListLids());
}
