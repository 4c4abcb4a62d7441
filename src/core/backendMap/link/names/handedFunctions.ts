import type { CallFact, FileFacts } from "../../facts/facts.ts";
import { fileScope, type Scope } from "../../facts/value.ts";
import { identityOf } from "./entity.ts";
import type { Entity, ParameterEntity } from "./entity.ts";
import { namesIn } from "./factIndex.ts";
import { declaredTypes, definitionIn, type Evaluate } from "./following.ts";
import type { CallSite, FactIndex, Lookup } from "./language.ts";
import { lastNames } from "./lastNames.ts";

/** What frameworks call the types of routers; of others functions are handed on for other ends. */
const routerTypes = /^(?:\w*Router\w*|\w*Group|IRoutes|App|Engine|Echo|\w*Mux|API)$/;

/** Calls of so many different functions tell nothing. */
const mostCalls = 50;

/**
 * What is put into a parameter of a function that nobody calls by its name and that is handed on:
 * `server.New(registerOrders)` runs it by `register(app)`, with the only router that functions of its
 * kind are run with. Nothing where these are several.
 */
export function filledWhereHanded(
  parameter: ParameterEntity,
  index: FactIndex,
  evaluate: Evaluate,
): readonly Entity[] {
  const { file, definition } = parameter;
  const types = declaredTypes(parameter, evaluate).flatMap((one) =>
    one.kind === "outside" && routerTypes.test(one.name) ? [one.module] : [],
  );
  const isHanded = (name: string): boolean => index.find(handedOn, name).length > 0;
  if (types.length === 0 || !namesFor(file, definition).some(isHanded)) return [];
  const { parameters } = definitionIn({ file, index: definition });
  const language = index.languageOf(file);
  const calls = index.find(openCalls, String(parameters.length));
  if (calls.length > mostCalls) return [];
  const given = calls
    .filter((one) => index.languageOf(one.file) === language)
    .flatMap((one) => givenBy(one, parameter, evaluate))
    .filter((one) => isOf(one, types, evaluate));
  // What one of them is given only itself is told by what gives it.
  const made = given.filter(({ kind }) => kind !== "parameter");
  const each = new Map((made.length > 0 ? made : given).map((one) => [identityOf(one), one]));
  return each.size === 1 ? [...each.values()] : [];
}

/** Its own, and those of the variables that hold it; none where it stands where it is used. */
function namesFor(file: FileFacts, definition: number): readonly string[] {
  const held = file.bindings.flatMap(({ name, value }) =>
    value.kind === "definition" && value.definition === definition ? [name] : [],
  );
  const { name } = definitionIn({ file, index: definition });
  return name === "" ? held : [name, ...held];
}

function givenBy(
  { call, file }: CallSite,
  parameter: ParameterEntity,
  evaluate: Evaluate,
): readonly Entity[] {
  const arg = call.args[parameter.index];
  return arg === undefined ? [] : evaluate(arg, { file, scope: call.scope });
}

/** A framework's name is a part of its package's. */
function isOf(entity: Entity, modules: readonly string[], evaluate: Evaluate): boolean {
  if (entity.kind === "router") {
    const { stack } = entity.router;
    return modules.some((one) => one.replaceAll("/", "-").includes(stack));
  }
  if (entity.kind === "value") return holdsOne(entity, modules, evaluate);
  if (entity.kind !== "parameter") return false;
  return declaredTypes(entity, evaluate).some(
    (one) => one.kind === "outside" && modules.includes(one.module),
  );
}

/** `&api{Router: router}`. */
function holdsOne(
  { value, place }: Extract<Entity, { kind: "value" }>,
  modules: readonly string[],
  evaluate: Evaluate,
): boolean {
  if (value.kind !== "record") return false;
  return Object.values(value.fields).some((field) =>
    evaluate(field, place).some((one) => one.kind === "router" && isOf(one, modules, evaluate)),
  );
}

/** Names that are given to calls and put into lists, but those that are put below a router at once. */
const handedOn: Lookup<true> = (file) => {
  const mounted = new Set(file.mounts.flatMap(({ child }) => lastNames(child, file)));
  const values = [
    ...file.calls.flatMap(({ args }) => args),
    ...file.bindings.map(({ value }) => value).filter(({ kind }) => kind === "list"),
  ].flatMap((one) => (one.kind === "list" ? one.items : [one]));
  return values
    .filter(({ kind }) => kind !== "call")
    .flatMap((one) => lastNames(one, file))
    .filter((name) => !mounted.has(name))
    .map((name) => [name, true] as const);
};

/** Calls of what a parameter or an item of a list holds, by the number of arguments. */
const openCalls: Lookup<CallSite> = (file) =>
  file.calls
    .filter((call) => isOpen(call, file))
    .map((call) => [String(call.args.length), { file, call }] as const);

function isOpen({ callee, scope }: CallFact, file: FileFacts): boolean {
  if (callee.kind !== "name") return callee.kind === "member" && callee.name === "*";
  const names = namesIn(file);
  for (let at: Scope = scope; at !== fileScope; at = file.definitions[at]?.scope ?? fileScope) {
    if (file.definitions[at]?.parameters.some(({ name }) => name === callee.name)) return true;
    const [bound] = names.binding(at, callee.name);
    if (bound !== undefined) return bound.value.kind === "member" && bound.value.name === "*";
  }
  return false;
}
