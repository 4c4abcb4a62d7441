using Dapper;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Billing.Controllers;

[ApiController]
[Route("reports")]
public class ReportsController(IDbConnection connection) : ControllerBase
{
    [HttpGet("totals"), Authorize(Policy = "Clerk")]
    public Task<long> Totals() => connection.ExecuteScalarAsync<long>("SELECT sum(total) FROM invoices");

    [HttpGet("lines"), Authorize(Policy = "Clerk")]
    public Task<long> Lines() => connection.ExecuteScalarAsync<long>("SELECT count(*) FROM invoice_lines");

    [HttpPost("refresh"), Authorize(Policy = "Clerk")]
    public Task Refresh() => connection.ExecuteAsync("CREATE TEMPORARY TABLE due AS SELECT id FROM invoices");

    [HttpPut("{id}"), Authorize(Policy = "Clerk")]
    public Task Set(long id) => connection.ExecuteAsync("UPDATE invoices SET total = 0 WHERE id = @id", new { id });

    [HttpPatch("{id}"), Authorize(Policy = "Clerk")]
    public Task Count(long id) => connection.ExecuteAsync("DELETE FROM due WHERE id = @id", new { id });

    [HttpDelete("{id}")]
    public Task Clear(long id) => connection.ExecuteAsync("DELETE FROM invoice_lines WHERE invoice_id = @id", new { id });
}
