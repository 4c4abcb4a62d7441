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
}
