namespace Depot.Slices.Letters;

public class SendLetter : ISlice
{
    public void MapSlice(IEndpointRouteBuilder app)
    {
        app.MapPost("letters", (ISender sender) => sender.Send(new Send()));
    }
}

public static class LetterModule
{
    public static void MapEndpoints(this IEndpointRouteBuilder app)
    {
        app.MapGet("about", () => "letters");
    }
}
