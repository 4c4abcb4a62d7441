// Prints what the local checks say of a folder: npm run checks -- DIR
import process from "node:process";
import { runChecksOn } from "../test/support/runChecksOn.ts";

const [folder = "."] = process.argv.slice(2);
for (const line of await runChecksOn(folder)) console.log(line);
