using Dapper;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Billing.Controllers;

[ApiController]
[Route("invoices")]
public partial class InvoicesController(IDbConnection connection) : ControllerBase
{
    [HttpPost]
    public async Task Place(Invoice invoice)
    {
        await connection.ExecuteAsync("INSERT INTO invoices (id, customer_id, total) VALUES (@Id, @Customer, @Total)", invoice);
        await connection.ExecuteAsync("INSERT INTO invoice_lines (id, invoice_id, cents) VALUES (@Id, @Id, @Total)", invoice);
    }

    [HttpPut("{id}")]
    public async Task Replace(long id, Invoice invoice)
    {
        using var transaction = connection.BeginTransaction();
        await connection.ExecuteAsync("UPDATE invoices SET total = @Total WHERE id = @Id", invoice, transaction);
        await connection.ExecuteAsync("DELETE FROM invoice_lines WHERE invoice_id = @Id", invoice, transaction);
        transaction.Commit();
    }

    [HttpGet("{id}")]
    public Task<Invoice> Find(long id) =>
        connection.QuerySingleAsync<Invoice>("SELECT id, totl FROM invoices WHERE id = @id", new { id });

    [HttpGet("search")]
    public Task<IEnumerable<long>> Search(string name) =>
        connection.QueryAsync<long>("SELECT id FROM invoices WHERE customer_id = '" + name + "' LIMIT 10");
}
