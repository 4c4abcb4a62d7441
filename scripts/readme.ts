// Writes the tables of README.md anew from package.json: npm run readme
import fs from "node:fs";
import path from "node:path";
import { withTables } from "./readmeTables.ts";
import type { Manifest } from "./readmeTables.ts";

const root = path.resolve(import.meta.dirname, "..");
const readme = path.join(root, "README.md");
const manifest = JSON.parse(fs.readFileSync(path.join(root, "package.json"), "utf8")) as Manifest;

fs.writeFileSync(readme, withTables(fs.readFileSync(readme, "utf8"), manifest));
