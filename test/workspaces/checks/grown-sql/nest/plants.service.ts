import { Injectable } from "@nestjs/common";
import { DataSource } from "typeorm";

@Injectable()
export class PlantsService {
  constructor(private readonly source: DataSource) {}

  named(name: string) {
    return this.source.query(`SELECT name FROM plants WHERE name LIKE '%${name}%' LIMIT 20`);
  }

  matching(wanted: { colour: string; height: number }) {
    const conditions = ["height > 0"];
    if (wanted.colour) conditions.push(`colour = '${wanted.colour}'`);
    return this.source.query("SELECT name FROM plants WHERE " + conditions.join(" AND ") + " LIMIT 20");
  }

  // Silent: a number, and placeholders.
  tall(wanted: { height: number }, names: readonly string[]) {
    const places = names.map(() => "?");
    return this.source.query(
      `SELECT name FROM plants WHERE height > ${wanted.height} AND name IN (` + places.join(", ") + ") LIMIT 20",
      names,
    );
  }
}
