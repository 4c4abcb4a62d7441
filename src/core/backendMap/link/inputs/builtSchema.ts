import type { Value } from "../../facts/value.ts";
import type { Place } from "../names/entity.ts";
import { valueBehind } from "../names/valueBehind.ts";
import { chainOf, isLibrary, isZod } from "./builtChain.ts";
import {
  filtered,
  joined,
  relaxed,
  type Fields,
  type ReadShape,
  type ShapeReading,
} from "./fields.ts";

type Call = Extract<Value, { kind: "call" }>;

/** Schemas that calls build: Zod's, where all is required, and Joi's and Yup's, where nothing is. */
export const builtSchema: ReadShape = (value, place, reading) => {
  if (value.kind !== "call" || value.callee.kind !== "member") return undefined;
  const { of, name } = value.callee;
  if (of.kind === "call" || !isLibrary(of)) return derived(value, name, of, { place, reading });
  if (!/^(?:object|strictObject|looseObject)$/.test(name)) return undefined;
  const given = value.args[0];
  return given === undefined ? new Map() : fieldsIn(given, place, reading);
};

interface Reading {
  readonly place: Place;
  readonly reading: ShapeReading;
}

/** Changes nothing of the fields. */
const plain =
  /^(?:strict|strip|passthrough|loose|catchall|refine|superRefine|check|describe|openapi|meta|brand|readonly|transform|unknown|options|label|noUnknown|prefs|messages)$/;

/** `base.extend({ … })`, `base.pick({ a: true })`. */
function derived(
  call: Call,
  name: string,
  of: Value,
  { place, reading }: Reading,
): Fields | undefined {
  const base = reading.read(of, place);
  const [first] = call.args;
  if (base === undefined) return undefined;
  // Zod's makes all of them required, whatever they were; the others' is of the whole.
  if (name === "required") return isZod(of) ? undefined : base;
  if (plain.test(name)) return base;
  if (first === undefined) return name === "partial" ? relaxed(base) : undefined;
  if (/^(?:extend|safeExtend|augment|keys|append|shape)$/.test(name)) {
    return joined(base, fieldsIn(first, place, reading));
  }
  if (/^(?:merge|and|concat)$/.test(name)) return joined(base, reading.read(first, place));
  return chosen(base, name, namesIn(first, { place, reading }));
}

/** `pick`, `omit` and `partial` of some. */
function chosen(
  base: Fields,
  how: string,
  names: ReadonlySet<string> | undefined,
): Fields | undefined {
  if (names === undefined) return undefined;
  if (how === "pick") return filtered(base, (one) => names.has(one));
  if (how === "omit") return filtered(base, (one) => !names.has(one));
  return how === "partial" ? relaxed(base, (one) => names.has(one)) : undefined;
}

/** `{ a: true }`. */
function namesIn(value: Value, { place, reading }: Reading): ReadonlySet<string> | undefined {
  const behind = valueBehind(value, place, reading.index);
  if (behind?.value.kind !== "record" || behind.value.spreads !== undefined) return undefined;
  return new Set(Object.keys(behind.value.fields));
}

/** A record of fields, what is spread into it included: `{ ...base.shape, a: z.string() }`. */
function fieldsIn(value: Value, place: Place, reading: ShapeReading): Fields | undefined {
  if (value.kind === "member" && value.name === "shape") return reading.read(value.of, place);
  const behind = valueBehind(value, place, reading.index);
  if (behind?.value.kind !== "record") return undefined;
  const { fields, spreads = [] } = behind.value;
  // A name that is computed may be any.
  if (Object.keys(fields).some((name) => name.startsWith("["))) return undefined;
  const own = Object.entries(fields).map(
    ([name, one]) => [name, isRequired(one, behind.place, reading)] as const,
  );
  const before = spreads.map((one) => fieldsIn(one, behind.place, reading));
  // What is spread behind a field may replace it by one that need not be there.
  const both = joined(...before);
  return (
    both &&
    joined(both, new Map(own.map(([name, must]) => [name, must && both.get(name) !== false])))
  );
}

const optional =
  /^(?:optional|nullish|default|prefault|catch|or|exactOptional|when|forbidden|notRequired|alternatives|allow)$/;
/** What takes a field that is not there. */
const takesNothing =
  /^(?:any|unknown|undefined|void|never|preprocess|custom|lazy|union|intersection|optional|nullish|_default|instanceof|stringbool)$/;
const deepest = 8;

/** Whether a field must be there; of what cannot be followed nothing is claimed. */
function isRequired(value: Value, place: Place, reading: ShapeReading, depth = 0): boolean {
  const behind =
    value.kind === "call" ? { value, place } : valueBehind(value, place, reading.index);
  if (behind?.value.kind !== "call" || depth > deepest) return false;
  const { names, root } = chainOf(behind.value);
  if (root === undefined || names.some((name) => optional.test(name))) return false;
  if (!isLibrary(root)) return isRequired(root, behind.place, reading, depth + 1);
  return isZod(root) ? asksInZod(names) : names.some((name) => /^(?:required|exist)$/.test(name));
}

function asksInZod([first = "", second = ""]: readonly string[]): boolean {
  if (first === "coerce") return /^(?:number|date|bigint)$/.test(second);
  return first !== "" && !takesNothing.test(first);
}
