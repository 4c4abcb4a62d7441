using Dapper;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Ledger;

[ApiController]
[Route("ledger")]
public class LedgerController(IDbConnection connection, LedgerContext context) : ControllerBase
{
    private const string Table = "entries";

    [HttpGet]
    public async Task<IActionResult> List(string account, int[] ids)
    {
        var entries = await connection.QueryAsync<Entry>(
            "SELECT id, amount FROM entries " + "WHERE account = @account ORDER BY id LIMIT 10",
            new { account });
        foreach (var id in ids)
        {
            await connection.ExecuteAsync(@"UPDATE entries
                SET seen = 1 WHERE id = @id", new { id });
        }
        context.Entries.FromSqlRaw($"SELECT * FROM entries WHERE account = '{account}'");
        context.Entries.FromSqlInterpolated($"SELECT * FROM entries WHERE account = {account}");
        return Ok("Select an account from the list");
    }

    private void Close(string name)
    {
        connection.Execute("DELETE FROM accounts WHERE name = '" + name + "'");
        connection.Execute("""
            INSERT INTO closings (account)
            VALUES (@name)
            """);
        context.Database.ExecuteSqlInterpolated($"INSERT INTO closings (account) VALUES ({$"Account {name}"})");
    }
}
