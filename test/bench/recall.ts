import path from "node:path";
import type { BenchOptions, Figure } from "./figure.ts";
import { budgets, recallsOf, type SeedRecall } from "./recall/recallOf.ts";

const usualSeeds = 200;
const goals: Readonly<Record<number, number>> = { 2000: 0.5, 4000: 0.6 };
const hitGoal = 0.75;
const mostMilliseconds = 100;

/**
 * Of the definitions that real fixes changed in other files, the share that is in the context of
 * one of them. Needs a clone: `npm run bench -- recall --repo DIR [--seeds N]`.
 */
export function measureRecall({ repo, seeds }: BenchOptions): readonly Figure[] {
  if (repo === undefined) return [];
  const found = recallsOf(path.resolve(repo), seeds ?? usualSeeds);
  const name = `${path.basename(path.resolve(repo))}, ${found.length} seeds`;
  return [
    ...budgets.flatMap((budget, at) => figuresAt(name, budget, at, found)),
    timeOf(name, found),
  ];
}

function figuresAt(
  name: string,
  budget: number,
  at: number,
  found: readonly SeedRecall[],
): readonly Figure[] {
  const share = (of: (one: number) => number): number =>
    mean(found.map(({ recall }) => of(recall[at] ?? 0)));
  const recall = share((one) => one);
  const hit = share((one) => (one > 0 ? 1 : 0));
  const definitions = mean(found.map((one) => one.definitions[at] ?? 0));
  const goal = goals[budget];
  const tokens = budget.toLocaleString("en-US");
  return [
    {
      name: `${name}: recall at ${tokens} tokens`,
      value: recall,
      unit: "",
      goal: goal === undefined ? "none" : `≥ ${goal}`,
      met: goal === undefined || recall >= goal,
    },
    {
      name: `${name}: hit at ${tokens} tokens, ${definitions.toFixed(0)} definitions`,
      value: hit,
      unit: "",
      goal: budget === 4000 ? `≥ ${hitGoal}` : "none",
      met: budget !== 4000 || hit >= hitGoal,
    },
  ];
}

function timeOf(name: string, found: readonly SeedRecall[]): Figure {
  const times = found.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b);
  const value = times[Math.floor(times.length * 0.95)] ?? 0;
  return {
    name: `${name}: ranking, p95`,
    value,
    unit: "ms",
    goal: `≤ ${mostMilliseconds} ms`,
    met: value <= mostMilliseconds,
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, one) => sum + one, 0) / Math.max(1, values.length);
}
