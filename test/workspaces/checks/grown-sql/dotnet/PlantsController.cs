using System.Text;
using Dapper;
using Microsoft.AspNetCore.Mvc;

namespace Garden.Controllers;

[ApiController]
[Route("plants")]
public class PlantsController(IDbConnection connection) : ControllerBase
{
    [HttpGet]
    public Task<IEnumerable<string>> Grown(string? colour)
    {
        var sql = "SELECT name FROM plants";
        if (colour is not null) sql += " WHERE colour = '" + colour + "'";
        return connection.QueryAsync<string>(sql);
    }

    [HttpGet("built")]
    public Task<IEnumerable<string>> Built(string? colour)
    {
        var sql = new StringBuilder("SELECT name FROM plants");
        if (colour is not null) sql.Append($" WHERE colour = '{colour}'");
        return connection.QueryAsync<string>(sql.ToString());
    }
}
