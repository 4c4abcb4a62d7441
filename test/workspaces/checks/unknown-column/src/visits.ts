import { Router } from "express";
import { DuckDBInstance } from "@duckdb/node-api";

export const visits = Router();

const counts = await (await DuckDBInstance.create("visits.duckdb")).connect();
await counts.run("CREATE TABLE IF NOT EXISTS visits (page text, seen_at timestamp)");

// Silent: the code makes the table in a database of its own, whatever migrations did to another one.
visits.get("/:page", async (req, res) => {
  res.json(await counts.run("SELECT count(*) FROM visits WHERE page = $1", [req.params.page]));
});
