import type { FileFacts } from "../../facts/facts.ts";
import type { Value } from "../../facts/value.ts";

/** A name, and an expression that it can mean. */
export interface NameEdge {
  readonly name: string;
  readonly value: Value;
}

/** Any of several: an item of a list, a field by its position. */
export const anyItem = "*";
/** What a module itself is. */
export const moduleItself = "=";

/** What a function of this name gives back, as a name. */
const resultOf = (name: string): string => `${name}()`;

/** A name for a function that has none. */
export function nameOfDefinition(at: number, { definitions, path }: FileFacts): string {
  const { name = "" } = definitions[at] ?? {};
  return name === "" ? `${at} ${path}` : name;
}

/**
 * The names by which an expression can be told to mean a function, wherever that stands, without a
 * look at what they mean.
 */
export function lastNames(value: Value, file: FileFacts): readonly string[] {
  const find = finders[value.kind] as Find<Value>;
  return find(value, file);
}

type Find<V> = (value: V, file: FileFacts) => readonly string[];

const none = (): readonly string[] => [];

const finders: { readonly [K in Value["kind"]]: Find<Extract<Value, { kind: K }>> } = {
  name: ({ name }) => [name],
  member: ({ name }) => [/^(?:\*|\[.*\]|\d+)$/.test(name) ? anyItem : name],
  import: ({ name = moduleItself }) => [name],
  // It gives back what the function gives back, or a function that it was given.
  call: ({ callee, args }, file) => [
    ...lastNames(callee, file).map(resultOf),
    ...args.flatMap((one) => lastNames(one, file)),
  ],
  definition: ({ definition }, file) => [nameOfDefinition(definition, file)],
  either: ({ options }, file) => options.flatMap((one) => lastNames(one, file)),
  instance: none,
  record: none,
  list: none,
  text: none,
  concat: none,
  unknown: none,
};

/** All that a file gives a name to. */
export function nameEdges(file: FileFacts): readonly NameEdge[] {
  const edges: NameEdge[] = [];
  for (const { name, value } of file.bindings) addEdges(name, value, edges);
  for (const { name, value } of file.exports) addEdges(name, value, edges);
  for (const [at, { parameters, returns = [] }] of file.definitions.entries()) {
    const result = resultOf(nameOfDefinition(at, file));
    for (const value of returns) addEdges(result, value, edges);
    for (const one of parameters) {
      if (one.default !== undefined) addEdges(one.name, one.default, edges);
    }
  }
  return edges;
}

/** The name with the value, and the fields and items of that. */
function addEdges(name: string, value: Value, edges: NameEdge[]): void {
  if (value.kind === "either") for (const one of value.options) addEdges(name, one, edges);
  else if (value.kind === "list") for (const item of value.items) addEdges(anyItem, item, edges);
  else if (value.kind === "record") {
    for (const [field, one] of Object.entries(value.fields)) {
      addEdges(field, one, edges);
      addEdges(anyItem, one, edges);
    }
  } else {
    edges.push({ name, value });
    // A loop over what stands where it is gone through.
    if (value.kind === "member" && isWritten(value.of)) addEdges(name, value.of, edges);
  }
}

const isWritten = ({ kind }: Value): boolean => kind === "list" || kind === "record";
