import type { FileFacts } from "../../facts/facts.ts";
import type { MountFact, UseFact } from "../../facts/routingFacts.ts";
import type { Value } from "../../facts/value.ts";
import { wordsOf, type Place } from "../names/entity.ts";
import type { Evaluate } from "../names/following.ts";

/** A mount whose first argument turns out to be a guard: `app.use(authenticate, orders)`. */
export function guardedMount(mount: MountFact, file: FileFacts, evaluate: Evaluate): MountFact {
  const { prefix, ...rest } = mount;
  if (mount.mayGuard !== true || prefix === undefined) return mount;
  if (!isMiddleware(prefix, { file, scope: mount.scope }, evaluate)) return mount;
  return { ...rest, guards: [wordsOf(prefix), ...mount.guards] };
}

/** The same of middleware: all of it holds for whatever path, the first of it too. */
export function guardedUse(use: UseFact, file: FileFacts, evaluate: Evaluate): readonly UseFact[] {
  const { prefix, ...rest } = use;
  if (use.mayGuard !== true || prefix === undefined) return [use];
  if (!isMiddleware(prefix, { file, scope: use.scope }, evaluate)) {
    return use.isOwnPrefix === true ? [] : [use];
  }
  return [rest];
}

function isMiddleware(value: Value, place: Place, evaluate: Evaluate): boolean {
  const found = evaluate(value, place);
  if (found.some((one) => one.kind === "definition" || one.kind === "router")) return true;
  const isText = found.some(
    (one) =>
      one.kind === "text" || (one.kind === "value" && /^(?:concat|list)$/.test(one.value.kind)),
  );
  return !isText && !pathWords.test(wordsOf(value));
}

/** What is called like a path is believed to be one, where it cannot be followed. */
const pathWords =
  /(?:[Pp]ath|[Pp]refix|[Uu]r[il]|[Ee]ndpoint|[Rr]oute)s?(?:\.|$)|[Bb]ase|[Rr]oot|[Mm]ount|[Vv]ersion|(?:^|\.)[A-Z][A-Z\d_]+$/;
