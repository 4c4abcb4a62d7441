using Microsoft.EntityFrameworkCore.Migrations;

namespace Shop.Migrations;

public partial class Init : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "Customers",
            columns: table => new
            {
                Id = table.Column<int>(type: "integer", nullable: false)
                    .Annotation("Npgsql:ValueGenerationStrategy", 1),
                Email = table.Column<string>(name: "email", type: "text", nullable: true),
            },
            constraints: table => table.PrimaryKey("PK_Customers", x => x.Id));

        migrationBuilder.CreateTable(
            name: "Orders",
            columns: table => new
            {
                CustomerId = table.Column<int>(type: "integer", nullable: false),
                Number = table.Column<string>(type: "text", nullable: false),
                Total = table.Column<decimal>(type: "numeric", nullable: false, defaultValue: 0m),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_Orders", x => new { x.CustomerId, x.Number });
                table.ForeignKey(
                    name: "FK_Orders_Customers",
                    column: x => x.CustomerId,
                    principalTable: "Customers",
                    principalColumn: "Id");
            });
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropTable(name: "Orders");
        migrationBuilder.DropTable(name: "Customers");
    }
}
