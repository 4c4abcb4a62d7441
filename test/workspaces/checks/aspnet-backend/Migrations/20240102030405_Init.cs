using Microsoft.EntityFrameworkCore.Migrations;

namespace Billing.Migrations;

public partial class Init : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql(
            """
            CREATE TABLE invoices (id bigint PRIMARY KEY, customer_id bigint NOT NULL, total int NOT NULL);
            CREATE TABLE invoice_lines (id bigint PRIMARY KEY, invoice_id bigint NOT NULL, cents int NOT NULL);
            CREATE INDEX invoice_customer ON invoices (customer_id);
            CREATE INDEX line_invoice ON invoice_lines (invoice_id);
            """);
    }
}
