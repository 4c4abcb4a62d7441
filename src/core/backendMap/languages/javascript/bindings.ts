import type { Binding } from "../../facts/facts.ts";
import { fileScope, type Scope, type Value } from "../../facts/value.ts";
import { childrenOf, fieldOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { isModuleItself, withGivenMembers } from "./givenMembers.ts";
import { grown } from "./grown.ts";
import { readImport } from "./imports.ts";
import { loopBindings } from "../javascriptValues/loops.ts";
import { parameterBindings, typeIn } from "./parameters.ts";
import { namesIn, type Named } from "./patterns.ts";
import { functions, type ScopedSource } from "./source.ts";
import { keyOf } from "../javascriptValues/texts.ts";

/** Names with what they are given: variables, fields, imports, parts of parameters, enums. */
export function bindingsOf(source: ScopedSource): readonly Binding[] {
  return [
    ...source.nodes("import_statement").flatMap((node) => readImport(node).map(atTop)),
    ...source.nodes("variable_declarator").flatMap((node) => declared(node, source)),
    ...source.nodes("assignment_expression").flatMap((node) => assigned(node, source)),
    ...source
      .nodes("public_field_definition", "field_definition")
      .flatMap((node) => fieldBinding(node, source)),
    ...source.nodes("enum_declaration").flatMap((node) => enumBinding(node, source)),
    ...source.nodes("return_statement").flatMap((node) => getterBinding(node, source)),
    ...source
      .nodes(...functions)
      .flatMap((node) => parameterBindings(node, source.scoped.scopeOf(node), source)),
    ...loopBindings(source),
  ];
}

const atTop = (one: Named): Binding => ({ scope: fileScope, ...one });

function declared(node: SyntaxNode, source: ScopedSource): readonly Binding[] {
  const { scoped, value } = source;
  const [name, given] = [fieldOf(node, "name"), fieldOf(node, "value")];
  if (name === undefined) return [];
  const scope = scoped.scopeOf(node);
  if (given !== undefined && name.type === "identifier") {
    const variable = { name: name.text, scope };
    const whole: Value =
      scope === fileScope && isModuleItself(given)
        ? { kind: "record", fields: {} }
        : grown(variable, value(given), source);
    return [{ ...variable, value: withGivenMembers(variable, whole, source) }];
  }
  if (given !== undefined) {
    return namesIn(name, value(given), value).map((one) => ({ scope, ...one }));
  }
  return typed(name, typeIn(node), scope, value);
}

/** `let app: Express;` says that there is one, whatever gives it. */
function typed(
  name: SyntaxNode,
  type: SyntaxNode | undefined,
  scope: Scope,
  value: ScopedSource["value"],
): readonly Binding[] {
  if (type === undefined || name.type.endsWith("pattern")) return [];
  return [{ scope, name: keyOf(name), value: { kind: "instance", type: value(type) } }];
}

/** `this.router = …` in a method gives the class a field; `router = …` binds where it was declared. */
function assigned(node: SyntaxNode, source: ScopedSource): readonly Binding[] {
  const { scoped, value } = source;
  const [left, right] = [fieldOf(node, "left"), fieldOf(node, "right")];
  if (left === undefined || right === undefined) return [];
  const own = scoped.scopeOf(node);
  if (left.type === "identifier") {
    const name = left.text;
    // A variable of the file may be filled by a function: `app = express()` in `start`.
    const declaredIn = declaringScope(name, own, source);
    const scopes = declaredIn === fileScope && own !== fileScope ? [own, fileScope] : [declaredIn];
    return scopes.map((scope) => ({ scope, name, value: value(right), valueScope: own }));
  }
  if (left.type !== "member_expression" || fieldOf(left, "object")?.type !== "this") return [];
  const scope = classAround(own, scoped);
  return [{ scope, name: keyOf(fieldOf(left, "property")), value: value(right), valueScope: own }];
}

/** The scope whose variable a name is in another one; the file's where none declares it. */
function declaringScope(name: string, from: Scope, source: ScopedSource): Scope {
  const { definitions } = source.scoped;
  const declaring = variableScopes(source).get(name);
  let scope = from;
  while (scope !== fileScope && declaring?.has(scope) !== true) {
    scope = definitions[scope]?.scope ?? fileScope;
  }
  return scope;
}

const knownScopes = new WeakMap<ScopedSource, ReadonlyMap<string, ReadonlySet<Scope>>>();

/** By a name, the scopes that declare a variable of it. */
function variableScopes(source: ScopedSource): ReadonlyMap<string, ReadonlySet<Scope>> {
  const known = knownScopes.get(source);
  if (known !== undefined) return known;
  const found = new Map<string, Set<Scope>>();
  for (const node of source.nodes("variable_declarator")) {
    const name = fieldOf(node, "name");
    if (name?.type !== "identifier") continue;
    const scopes = found.get(name.text) ?? new Set();
    found.set(name.text, scopes.add(source.scoped.scopeOf(node)));
  }
  knownScopes.set(source, found);
  return found;
}

function classAround(from: Scope, { definitions }: ScopedSource["scoped"]): Scope {
  let scope = from;
  while (scope >= 0 && definitions[scope]?.kind !== "class") {
    scope = definitions[scope]?.scope ?? fileScope;
  }
  return scope;
}

function fieldBinding(node: SyntaxNode, { scoped, value }: ScopedSource): readonly Binding[] {
  const name = fieldOf(node, "name") ?? fieldOf(node, "property");
  const given = fieldOf(node, "value");
  if (name === undefined) return [];
  const scope = scoped.scopeOf(node);
  const typing = typed(name, typeIn(node), scope, value);
  return given === undefined
    ? typing
    : [{ scope, name: keyOf(name), value: value(given) }, ...typing];
}

/** An enum is a record of its texts. */
function enumBinding(node: SyntaxNode, { scoped, value }: ScopedSource): readonly Binding[] {
  const [name, body] = [fieldOf(node, "name"), fieldOf(node, "body")];
  if (name === undefined || body === undefined) return [];
  const fields: Record<string, Value> = {};
  for (const member of childrenOf(body)) {
    const given = fieldOf(member, "value");
    if (given !== undefined) fields[keyOf(fieldOf(member, "name"))] = value(given);
  }
  const scope = scoped.definitions[scoped.scopeOf(node)]?.scope ?? fileScope;
  return [{ scope, name: name.text, value: { kind: "record", fields } }];
}

/** `get router() { return this.app; }` gives the class a field. */
function getterBinding(node: SyntaxNode, { scoped, value }: ScopedSource): readonly Binding[] {
  const getter = node.parent?.parent;
  const [given] = childrenOf(node);
  if (getter?.type !== "method_definition" || given === undefined) return [];
  if (!getter.children.some(({ type }) => type === "get")) return [];
  const own = scoped.scopeOf(node);
  const scope = scoped.definitions[own]?.scope ?? fileScope;
  return [{ scope, name: keyOf(fieldOf(getter, "name")), value: value(given), valueScope: own }];
}
