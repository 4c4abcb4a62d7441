using Harbor.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Harbor.Controllers;

[ApiController]
[Route("berths")]
public class BerthsController(IRepository<Berth> berths) : ControllerBase
{
    [HttpGet("count")]
    public Task<int> Counted() => berths.GetAll().CountAsync();

    [HttpGet("of-ship")]
    public Task<List<Berth>> OfShip(long ship) =>
        berths.GetAll().Where(berth => berth.ShipId == ship).ToListAsync();

    [HttpGet]
    public Task<List<Berth>> All() => berths.GetAll().ToListAsync();

    // Silent: what such a condition leaves is told elsewhere.
    [HttpGet("of-ships")]
    public Task<List<Berth>> OfShips(long[] ships) =>
        berths.GetAll().WhereAnyOf(ships, berth => berth.ShipId).ToListAsync();

    // Silent: the specification says which, and how many.
    [HttpGet("free")]
    public Task<List<Berth>> Free(int page) => berths.ListAsync(new FreeBerths(page));

    // Silent: `berths` is here what was asked for before, and no repository.
    [HttpGet("named")]
    public async Task<List<bool>> Named(long[] ids)
    {
        var berths = await all.ToListAsync();
        var found = new List<bool>();
        foreach (var id in ids)
        {
            found.Add(berths.FirstOrDefault(berth => berth.Id == id) != null);
        }
        return found;
    }
}
