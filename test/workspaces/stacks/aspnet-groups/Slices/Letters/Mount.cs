namespace Depot.Slices.Letters;

public static class Mount
{
    public static void MapLetters(this WebApplication app) => app.MapGroup("/letters").MapEndpoints();
}
