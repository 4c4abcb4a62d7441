using Club.Domain;

namespace Club.Features;

public class Shelves(ShelfSource source)
{
    public async Task<List<Shelf>> In(string? room)
    {
        // Which context it is the source tells.
        using var ctx = source.CreateContext();
        IQueryable<Shelf> query = ctx.Shelves;
        if (room != null)
        {
            query = query.Where(shelf => shelf.Room == room);
        }
        return await query.OrderBy(shelf => shelf.Id).Take(20).ToListAsync();
    }

    public async Task<object> Heavy(int id)
    {
        var db = source.Open();
        var shelf = await db.Shelves.FindAsync(id);
        shelf.Update();
        return await (from racket in db.Rackets
                      join held in db.Shelves on racket.ShelfId equals held.Id
                      where racket.Weight > 300 && held.Room == "hall"
                      orderby racket.Brand
                      select racket.Id).ToListAsync();
    }

    public int Other(HttpContext httpContext, Unknown context) => httpContext.Shelves.Count() + context.Shelves.Count();
}
