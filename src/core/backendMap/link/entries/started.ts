import type { EntryFact, FileFacts, NeighbourFact } from "../../facts/facts.ts";
import type { Value } from "../../facts/value.ts";
import type { Linking } from "../linking.ts";
import type { Place } from "../names/entity.ts";
import type { Lookup } from "../names/language.ts";

export interface EntryIn {
  readonly fact: EntryFact;
  readonly file: FileFacts;
}

/** What messages start, by the place of the function that runs, and of the class that has it. */
const byPlace: Lookup<EntryIn> = (file) =>
  file.entries.flatMap((fact) => {
    const { kind, handler, scope } = fact;
    if (kind !== "message" || handler?.kind !== "definition") return [];
    const { definition } = handler;
    const isMethod = scope >= 0 && file.definitions[definition]?.scope === scope;
    return (isMethod ? [definition, scope] : [definition]).map(
      (at) => [placeKey(file, at), { fact, file }] as const,
    );
  });

const placeKey = (file: FileFacts, definition: number): string => `${file.path}:${definition}`;

/** What messages start, by the names that are written out. */
const byName: Lookup<EntryIn> = (file) =>
  file.entries.flatMap((fact) =>
    fact.kind === "message" && fact.name.kind === "text"
      ? [[fact.name.text, { fact, file }] as const]
      : [],
  );

/** Commands of a console, by the first word of what they say to be called by. */
const commands: Lookup<EntryIn> = (file) =>
  file.bindings.flatMap(({ name, scope, value }) => {
    const isCommand = name === "signature" && value.kind === "text";
    const [word = ""] = isCommand ? value.text.trim().split(/\s/) : [];
    const handle = file.definitions.findIndex(
      (one) => one.scope === scope && one.name === "handle",
    );
    if (word === "" || scope < 0 || handle < 0) return [];
    const handler: Value = { kind: "definition", definition: handle };
    const { range } = file.definitions[handle] ?? {};
    if (range === undefined) return [];
    const fact: EntryFact = {
      kind: "message",
      stack: "",
      name: value,
      handler,
      guards: [],
      scope,
      range,
    };
    return [[word, { fact, file }] as const];
  });

/** What sends messages, by the last words of the names that are written out: "LoanMailer.due". */
const producers: Lookup<true> = (file) =>
  file.neighbours.flatMap(({ kind, name }) =>
    kind === "producer" && name.kind === "text" ? [[lastWords(name.text), true] as const] : [],
  );

const lastWords = (name: string): string => name.slice(name.lastIndexOf("::") + 1);

/** The entry point that a message is for, by the function or class that it is handed to. */
export function startedBy(
  { to }: NeighbourFact,
  place: Place,
  { index, evaluate }: Pick<Linking, "index" | "evaluate">,
): EntryIn | undefined {
  if (to === undefined) return undefined;
  const found = evaluate(to, place).flatMap((one) =>
    one.kind === "definition" ? index.find(byPlace, placeKey(one.file, one.index)) : [],
  );
  return found[0];
}

/** What a schedule starts by its name: a task, or a command; none where several are called so. */
export function startedByName(
  name: string,
  { index }: Pick<Linking, "index">,
): EntryIn | undefined {
  const found = [...index.find(byName, name), ...index.find(commands, name.split(/\s/)[0] ?? "")];
  return found.length === 1 ? found[0] : undefined;
}

/** Whether something sends a message to what is called so. */
export const isAskedFor = ({ name }: EntryFact, { index }: Pick<Linking, "index">): boolean =>
  name.kind === "text" && index.find(producers, lastWords(name.text)).length > 0;
