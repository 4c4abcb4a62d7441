using Microsoft.EntityFrameworkCore.Migrations;

namespace Billing.Store;

public partial class Lines : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql("ALTER TABLE invoices ADD COLUMN note text;");
        migrationBuilder.Sql("UPDATE invoices SET note = '' WHERE note IS NULL;");
        migrationBuilder.DropColumn(name: "note", table: "invoices");
    }
}
