// Runs every measure… function of test/bench/*.ts and prints its figures beside their goals.
//   npm run bench [-- word…]   only the files whose name has one of the words in it
//   npm run bench -- recall --repo DIR [--seeds N]   what the context of real fixes would have held
import fs from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import type { BenchOptions, Figure } from "../test/bench/figure.ts";

type Measure = (
  options: BenchOptions,
) => Promise<Figure | readonly Figure[]> | Figure | readonly Figure[];

const folder = path.resolve(import.meta.dirname, "../test/bench");
const { positionals: words, values } = parseArgs({
  allowPositionals: true,
  options: { repo: { type: "string" }, seeds: { type: "string" } },
});
const { repo, seeds } = values;
const options: BenchOptions = {
  ...(repo !== undefined && { repo }),
  ...(seeds !== undefined && { seeds: Number(seeds) }),
};
const files = fs
  .globSync("*.ts", { cwd: folder })
  .filter((file) => words.length === 0 || words.some((word) => file.includes(word)))
  .sort();

const figures: Figure[] = [];
for (const file of files) {
  for (const measure of await measuresOf(file)) {
    for (const figure of [await measure(options)].flat()) {
      figures.push(figure);
      console.log(lineOf(figure));
    }
  }
}
const missed = figures.filter(({ met }) => !met);
console.log(`${figures.length} figures, ${missed.length} missed`);
if (figures.length === 0) process.exitCode = 1;

async function measuresOf(file: string): Promise<Measure[]> {
  const module = (await import(path.join(folder, file))) as Record<string, unknown>;
  return Object.entries(module)
    .filter(([name, value]) => name.startsWith("measure") && typeof value === "function")
    .map(([, value]) => value as Measure);
}

function lineOf({ name, value, unit, goal, met }: Figure): string {
  const shown = `${Number(value.toPrecision(4))} ${unit}`.trim();
  return `${met ? "met   " : "MISSED"}  ${name.padEnd(64)} ${shown.padStart(14)}   goal ${goal}`;
}
