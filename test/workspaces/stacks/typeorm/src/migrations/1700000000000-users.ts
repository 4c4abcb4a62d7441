import { MigrationInterface, QueryRunner, Table, TableColumn, TableIndex } from "typeorm";

export class Users1700000000000 implements MigrationInterface {
  public async up(queryRunner: QueryRunner): Promise<void> {
    const table = new Table({
      name: "user",
      columns: [
        { name: "id", type: "uuid", isPrimary: true, isGenerated: true },
        { name: "mail", type: "varchar", isUnique: true },
      ],
    });
    await queryRunner.createTable(table, true);
    await queryRunner.query(`ALTER TABLE "user" RENAME COLUMN "mail" TO "email"`);
    await queryRunner.addColumn(
      "user",
      new TableColumn({ name: "created_at", type: "timestamp", default: "now()" }),
    );
    await queryRunner.createIndex("user", new TableIndex({ columnNames: ["created_at"] }));
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE "user"`);
  }
}
