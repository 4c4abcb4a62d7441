namespace Depot.Slices.Parcels;

public static class Mount
{
    public static void MapParcels(this WebApplication app) => app.MapGroup("/parcels").MapEndpoints();
}
