/**
 * Where a name is looked up from: the index of the definition around it in the file's
 * `definitions`, or `fileScope`. Lookup goes outward.
 */
export type Scope = number;
export const fileScope: Scope = -1;

/** The member of a type that is its name: `GetType().Name`. */
export const nameOfType = "nameof";

/**
 * End of an expression in its file, "line:character": two facts of one expression share it, and the
 * calls of a chain, which begin at one place, differ in it.
 */
export type At = string;

/**
 * An expression, as far as it can matter for a path, a router, a handler or a table. The same for
 * every language: `User::router()`, `user.router()` and `userRouter()` are calls.
 */
export type Value =
  | { readonly kind: "text"; readonly text: string }
  /** Parts side by side: "a" + b, `a${b}`, "a" "b". */
  | { readonly kind: "concat"; readonly parts: readonly Value[] }
  /** `this` and `self` are the name "this". */
  | { readonly kind: "name"; readonly name: string }
  /** Of a list, a position; "*" is any item of a list or record. "[2]" is the third item, "[key 2]" its key. */
  | { readonly kind: "member"; readonly of: Value; readonly name: string }
  /** What a module exports under `name`; the module as a whole without one. */
  | { readonly kind: "import"; readonly module: string; readonly name?: string }
  | {
      readonly kind: "call";
      readonly callee: Value;
      readonly args: readonly Value[];
      readonly at: At;
    }
  /** A function or class that stands where it is used. */
  | { readonly kind: "definition"; readonly definition: number }
  /** Something of a type that the code names, whatever its value. */
  | { readonly kind: "instance"; readonly type: Value }
  /** Fields by name, or by position; of `type` where the code names one: `Server{router: r}`. */
  | {
      readonly kind: "record";
      readonly fields: Readonly<Record<string, Value>>;
      /** What is spread into it: `{ ...common, list }` has more fields than it names. */
      readonly spreads?: readonly Value[];
      readonly type?: Value;
    }
  | { readonly kind: "list"; readonly items: readonly Value[] }
  /**
   * `a ?? b`, `c ? a : b`, an environment variable's default: the first that can be computed. With
   * `when`, of two the first where that is known to hold, the second where not.
   */
  | { readonly kind: "either"; readonly options: readonly Value[]; readonly when?: Value }
  /** What is not computed, as the code writes it, shortened. */
  | { readonly kind: "unknown"; readonly text: string };

export type CallValue = Extract<Value, { kind: "call" }>;

/** A field that a record itself has, whatever it is called. */
export function fieldNamed(
  name: string,
  { fields }: Extract<Value, { kind: "record" }>,
): Value | undefined {
  return Object.hasOwn(fields, name) ? fields[name] : undefined;
}
