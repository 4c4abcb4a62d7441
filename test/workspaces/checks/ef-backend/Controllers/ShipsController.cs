using System.Linq.Expressions;
using Dapper;
using Harbor.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Harbor.Controllers;

[ApiController]
[Route("ships")]
public class ShipsController(HarborContext context, IDbConnection connection) : ControllerBase
{
    [HttpPost]
    public async Task Enter(Ship ship, Berth berth)
    {
        context.Ships.Add(ship);
        context.Berths.Add(berth);
        await context.SaveChangesAsync();
    }

    [HttpPost("late")]
    public async Task EnterLate(Ship ship, Berth berth)
    {
        context.Ships.Add(ship);
        await context.SaveChangesAsync();
        context.Berths.Add(berth);
        await context.SaveChangesAsync();
    }

    [HttpPut("first")]
    public async Task EnterFirst(Ship ship, Berth berth)
    {
        context.Ships.Add(ship);
        context.Berths.Add(berth);
        await context.SaveChangesAsync();
        ship.Name = berth.Id.ToString();
        await context.SaveChangesAsync();
    }

    // Silent: who calls it with the context may have begun a transaction.
    [HttpDelete("{id}")]
    public Task Leave(long id) => RemoveAllOf(context, id);

    private static async Task RemoveAllOf(HarborContext context, long id)
    {
        await context.Berths.Where(berth => berth.ShipId == id).ExecuteDeleteAsync();
        await context.Ships.Where(ship => ship.Id == id).ExecuteDeleteAsync();
    }

    // Silent: a row of one kind is picked by what that kind has.
    [HttpGet("tugs")]
    public Task<List<Ship>> Tugs(long tow) =>
        context.Ships.Where(ship => ((Tug)ship).TowId == tow).ToListAsync();

    [HttpGet]
    public Task<List<Ship>> All() => context.Ships.ToListAsync();

    [HttpGet("narrow")]
    public Task<List<Ship>> Narrow(Expression<Func<Ship, bool>> predicate) =>
        context.Ships.Where(predicate).ToListAsync();

    [HttpGet("named")]
    public Task<List<Ship>> Named(bool isOwn)
    {
        var own = isOwn ? "WHERE owner_id = 1" : "";
        return connection.QueryAsync<Ship>($"SELECT id, name FROM ships {own}");
    }

    [HttpGet("bound")]
    public Task<List<Ship>> Bound(string name)
    {
        FormattableString query = $"SELECT id, name FROM ships WHERE name = {name} LIMIT 10";
        return context.Database.SqlQuery<Ship>(query).ToListAsync();
    }

    [HttpGet("counts")]
    public async Task<int[]> Counts(List<long> ids) => await Task.WhenAll(ids.Select(id => CountOf(id)));

    private Task<int> CountOf(long id) => context.Berths.CountAsync(berth => berth.ShipId == id);

    [HttpGet("sorted")]
    public Task<List<Ship>> Sorted(string sort) =>
        context.Ships.FromSqlRaw(string.Format("SELECT * FROM ships ORDER BY {0} LIMIT 20", sort)).ToListAsync();

    // Silent: there is one at most.
    [HttpGet("of")]
    public async Task<List<Ship>> Of(long? owner)
    {
        var found = new List<Ship>();
        foreach (var id in Optional(owner))
        {
            found.AddRange(await context.Ships.Where(ship => ship.OwnerId == id).ToListAsync());
        }
        return found;
    }

    private static readonly long[] Quays = [1, 2, 3];

    // Silent: the code says itself how many there are.
    [HttpGet("at-quays")]
    public async Task<int> AtQuays()
    {
        var total = 0;
        foreach (var quay in Quays)
        {
            total += await context.Berths.CountAsync(berth => berth.ShipId == quay);
        }
        return total;
    }

    // Silent: whoever calls it has begun a transaction.
    [HttpDelete("all")]
    public async Task Clear(string name)
    {
        await using var transaction = await context.Database.BeginTransactionAsync();
        await ClearAll(name);
        await transaction.CommitAsync();
    }

    private async Task ClearAll(string name)
    {
        await context.Berths.Where(berth => berth.ShipId > 0).ExecuteDeleteAsync();
        await context.Ships.Where(ship => ship.Name == name).ExecuteDeleteAsync();
    }

    // One query, however many sets it is asked of.
    [HttpGet("with-berths")]
    public async Task<List<long>> WithBerths(List<long> ids)
    {
        var found = new List<long>();
        foreach (var id in ids)
        {
            var query =
                from ship in context.Ships.Where(one => one.Id == id)
                from berth in context.Berths.Where(one => one.ShipId == id).DefaultIfEmpty()
                select berth.Id;
            found.AddRange(await query.Take(10).ToListAsync());
        }
        return found;
    }
}
