import type { FileFacts } from "../../facts/facts.ts";
import type { RouteFact } from "../../facts/routingFacts.ts";
import type { FactIndex, Lookup } from "../../link/names/language.ts";
import type { Linking } from "../../link/linking.ts";
import { pathTexts } from "../classes/pathTexts.ts";
import { moduleOf } from "../jvm/springProperties.ts";

interface Rule {
  readonly file: FileFacts;
  readonly route: RouteFact;
}

/** The guards that the security chain of a module puts before a path, below its context path. */
export function securedBy(
  path: string,
  methods: readonly string[],
  file: FileFacts,
  linking: Linking,
): readonly string[] {
  for (const rule of rulesFor(file, linking.index)) {
    const own = rule.route.methods;
    if (own.length > 0 && !methods.every((one) => own.includes(one))) continue;
    const place = { file: rule.file, scope: rule.route.scope };
    const patterns = pathTexts(rule.route.path, place, linking.evaluate);
    // Which paths it holds for is not known: nor are those of the rules after it.
    if (patterns.some(({ unresolved }) => unresolved !== undefined)) return [];
    if (patterns.some(({ text }) => fits(text, path))) return rule.route.guards;
  }
  return [];
}

/** As Ant writes patterns: "*" is within a part, "**" any number of parts. */
function fits(pattern: string, path: string): boolean {
  const parts = pattern.split("/").filter((one) => one !== "");
  return fitsFrom(
    parts,
    path.split("/").filter((one) => one !== ""),
  );
}

function fitsFrom([first, ...rest]: readonly string[], path: readonly string[]): boolean {
  if (first === undefined) return path.length === 0;
  if (first === "**") {
    return rest.length === 0 || path.some((_, at) => fitsFrom(rest, path.slice(at)));
  }
  const [part, ...below] = path;
  return part !== undefined && fitsPart(first, part) && fitsFrom(rest, below);
}

function fitsPart(pattern: string, part: string): boolean {
  if (pattern === "*" || /^\{.*\}$/.test(pattern)) return true;
  if (!pattern.includes("*")) return pattern === part;
  const [before = "", after = ""] = pattern.split("*");
  return part.startsWith(before) && part.endsWith(after);
}

/** The rules of a module in the order that its only chain states them. */
function rulesFor(file: FileFacts, index: FactIndex): readonly Rule[] {
  const all = index.find(rulesOfModule, moduleOf(file.path));
  return new Set(all.map((one) => one.file)).size === 1 ? all : [];
}

const rulesOfModule: Lookup<Rule> = (file) =>
  file.routes
    .filter(({ extra }) => extra?.["security"] !== undefined)
    .map((route) => [moduleOf(file.path), { file, route }]);
