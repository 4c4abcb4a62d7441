import type { Export, FileFacts } from "../../facts/facts.ts";
import type { FactIndex, Lookup } from "./language.ts";

/** What a module passes on all of another's names by: `export * from "./orders"`. */
const star = "*";

/**
 * The stars of a module behind which a name can be. A package often passes on hundreds of files,
 * which pass on others: of all of them few have a name, and only those are looked into.
 */
export function starsToward(name: string, file: FileFacts, index: FactIndex): readonly Export[] {
  const stars = index.names(file).exports(star);
  if (stars.length === 0) return stars;
  const passed = index.shared(starTargets).get(file.path) ?? [];
  const reached = index.shared(reachedByStars);
  const all = reached.get(file.path) ?? nothing;
  const giving = [anything, ...index.find(givers, name).filter((path) => all.has(path))];
  const leads = (path: string): boolean =>
    giving.some((one) => one === path || reached.get(path)?.has(one) === true);
  return stars.filter((_, at) => passed[at]?.some(leads) === true);
}

/** In the place of a path: it cannot be told by their exports which names there are. */
const anything = "*";
const nothing: ReadonlySet<string> = new Set();

/** Paths of files by what they export. */
const givers: Lookup<string> = ({ exports, path }) => exports.map(({ name }) => [name, path]);

const passingOn: Lookup<FileFacts> = (file) =>
  file.exports.some(({ name }) => name === star) ? [[star, file]] : [];

/** Of each file that has stars, for each of them the paths of what it passes on. */
function starTargets(index: FactIndex): ReadonlyMap<string, readonly (readonly string[])[]> {
  const targetsOf = ({ value }: Export, from: FileFacts): readonly string[] => {
    const whole = value.kind === "import" && value.name === undefined ? value : undefined;
    const { files, name } = whole ? index.resolve(whole.module, undefined, from) : outside;
    const isPlain = files.length > 0 && name === undefined && files.every(isTold);
    return isPlain ? files.map(({ path }) => path) : [anything];
  };
  const isTold = (file: FileFacts): boolean =>
    index.languageOf(file)?.exportsAll === false && index.names(file).exports("=").length === 0;
  const files = index.find(passingOn, star);
  return new Map(
    files.map((file) => [
      file.path,
      index
        .names(file)
        .exports(star)
        .map((one) => targetsOf(one, file)),
    ]),
  );
}

const outside: ReturnType<FactIndex["resolve"]> = { files: [] };

/** Of each file that has stars the paths of all to which they lead, on and on. */
function reachedByStars(index: FactIndex): ReadonlyMap<string, ReadonlySet<string>> {
  const targets = index.shared(starTargets);
  const reachedFrom = (path: string): ReadonlySet<string> => {
    const reached = new Set(targets.get(path)?.flat());
    for (const one of reached) for (const next of targets.get(one)?.flat() ?? []) reached.add(next);
    return reached;
  };
  return new Map([...targets.keys()].map((path) => [path, reachedFrom(path)]));
}
