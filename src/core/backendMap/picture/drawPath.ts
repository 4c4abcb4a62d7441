import type { EntryPoint } from "../backendMap.ts";
import type { Reach, Step } from "../reach.ts";
import { startOf } from "../facts/startOf.ts";
import type { Drawing } from "./drawFlow.ts";
import { counted, entryTitle, neighbourWords } from "./factWords.ts";
import { mermaidBlock, nodeText } from "./mermaid.ts";

/** More functions than this make a path that nobody follows. */
const mostSteps = 24;

/** A step with its name in the diagram. */
interface Node extends Step {
  readonly id: string;
}

/** One entry point's way through the code: guards, handler, functions, tables and neighbours. */
export function drawPath(entry: EntryPoint, reach: Reach): Drawing {
  const all = reach(entry);
  const steps = chosen(all).map((step, at): Node => ({ ...step, id: `f${at}` }));
  const lines = new Set([
    "flowchart TD",
    `  start(["${nodeText(entryTitle(entry))}"])`,
    ...entry.guards.map((guard, at) => `  g${at}{{"${nodeText(guard)}"}}`),
    ...steps.map((step) => `  ${step.id}["${nodeText(nameOf(step, entry))}"]`),
    ...entranceOf(entry, steps),
    ...steps.flatMap((step) => callsOf(step, steps)),
    ...storesOf(steps),
  ]);
  const left = all.length - steps.length;
  return {
    block: mermaidBlock([...lines]),
    remainder: left === 0 ? "" : `Not drawn: ${counted(left, "function")} that it calls besides.`,
  };
}

/** Where not all fit: the handler, then what touches a store or a neighbour. */
function chosen(all: readonly Step[]): readonly Step[] {
  if (all.length <= mostSteps) return all;
  const [handler, ...others] = all;
  const weight = ({ queries, neighbours }: Step): number =>
    queries.length + neighbours.length > 0 ? 0 : 1;
  const best = new Set(others.toSorted((a, b) => weight(a) - weight(b)).slice(0, mostSteps - 1));
  return all.filter((step) => step === handler || best.has(step));
}

function nameOf(step: Step, entry: EntryPoint): string {
  const name = step.function.name;
  return name === "" ? (entry.handlerName ?? "handler") : name;
}

/** Through the guards in their order to the handler. */
function entranceOf(entry: EntryPoint, [handler]: readonly Node[]): readonly string[] {
  const way = ["start", ...entry.guards.map((_, at) => `g${at}`)];
  const end = handler === undefined ? [] : [handler.id];
  const nodes = [...way, ...end];
  return nodes.slice(1).map((node, at) => `  ${nodes[at] ?? "start"} --> ${node}`);
}

function callsOf(step: Node, steps: readonly Node[]): readonly string[] {
  const called = new Set(step.function.calls);
  return steps
    .filter((other) => other !== step && called.has(startOf(other.function)))
    .map((other) => `  ${step.id} --> ${other.id}`);
}

function storesOf(steps: readonly Node[]): readonly string[] {
  const names: string[] = [];
  const idOf = (name: string): number => {
    if (!names.includes(name)) names.push(name);
    return names.indexOf(name);
  };
  return steps.flatMap((step) => {
    const from = step.id;
    const table = (name: string): string => `t${idOf(`table ${name}`)}[("${nodeText(name)}")]`;
    const tables = step.queries.flatMap(({ reads, writes, inLoop }) => [
      ...reads.map(
        (name) => `  ${from} -- "reads${inLoop ? " in a loop" : ""}" --> ${table(name)}`,
      ),
      ...writes.map(
        (name) => `  ${from} == "writes${inLoop ? " in a loop" : ""}" ==> ${table(name)}`,
      ),
    ]);
    const others = step.neighbours.map(({ kind, name }) => {
      const id = `t${idOf(`${kind} ${name}`)}`;
      return `  ${from} -. "${neighbourWords[kind]}" .-> ${id}(["${nodeText(name)}"])`;
    });
    return [...tables, ...others];
  });
}
