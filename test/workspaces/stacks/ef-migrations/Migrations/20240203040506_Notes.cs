using Microsoft.EntityFrameworkCore.Migrations;

namespace Shop.Migrations;

public partial class Notes : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<string>(name: "Note", table: "Orders", type: "text", nullable: true);
        migrationBuilder.RenameColumn(name: "Total", table: "Orders", newName: "Cents");
        migrationBuilder.CreateIndex(name: "IX_Orders_Number", table: "Orders", column: "Number", unique: true);
        migrationBuilder.DropColumn("email", "Customers");
        migrationBuilder.Sql("""
            CREATE TABLE order_tags (id bigint PRIMARY KEY, tag text NOT NULL, made_at timestamp NOT NULL);
            """);
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropColumn(name: "Note", table: "Orders");
    }
}
