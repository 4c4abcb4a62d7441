import type { SyntaxNode } from "../../grammars/syntax.ts";
import { callOf, type CallModel } from "../classes/jvmCalls.ts";

/** What the blocks around a call of Ktor's routing say of it, the outermost first. */
export interface Blocks {
  readonly paths: readonly SyntaxNode[];
  readonly methods: readonly string[];
  readonly guards: readonly string[];
  /** The function of a route, `fun Route.orders()`, that all of them stand in. */
  readonly within?: SyntaxNode;
}

/** Blocks that are called on something leave a call where it is only if they do no more than that. */
const scopeFunctions = /^(?:apply|run|let|also|with|forEach)$/;
export const verbs = /^(?:get|post|put|patch|delete|head|options|query)$/;
/** What stands in these is run for each request. */
const handlers = /^(?:handle|intercept|webSocket|sse|staticResources|staticFiles)$/;
const ofRoute = /\bfun\s+(?:<[^>]*>\s*)?(?:[\w.]*\.)?Rout(?:e|ing)\w*\.\w+\s*\(/;

/** Undefined for what stands in no routing. */
export function blocksAround(node: SyntaxNode): Blocks | undefined {
  let blocks: Blocks = { paths: [], methods: [], guards: [] };
  for (let outer = node.parent; outer !== null; outer = outer.parent) {
    if (outer.type === "function_declaration") {
      const head = outer.text.slice(0, outer.text.indexOf("(") + 1);
      return ofRoute.test(head) ? { ...blocks, within: outer } : undefined;
    }
    const call = callOf(outer);
    if (call === undefined || !isBlock(call, node)) continue;
    if (call.name === "routing") return blocks;
    if (leadsElsewhere(call)) return undefined;
    blocks = insideOf(call, blocks);
  }
  return undefined;
}

function leadsElsewhere({ name, receiver }: CallModel): boolean {
  const isApart = receiver !== undefined && !scopeFunctions.test(name);
  return isApart || verbs.test(name) || handlers.test(name);
}

function insideOf(call: CallModel, { paths, methods, guards }: Blocks): Blocks {
  const own = [...methods, ...methodsGiven(call)];
  switch (call.name) {
    case "route":
      return { paths: [...pathGiven(call), ...paths], methods: own, guards };
    case "method":
      return { paths, methods: own, guards };
    case "authenticate":
      return { paths, methods, guards: [...guardsGiven(call), ...guards] };
    default:
      return { paths, methods, guards };
  }
}

export const isLambda = (node: SyntaxNode | undefined): boolean =>
  node?.type.includes("lambda") === true;

/** Whether a node stands in the lambda that a call is given last. */
function isBlock({ args }: CallModel, { startIndex, endIndex }: SyntaxNode): boolean {
  const last = args.at(-1);
  if (last === undefined || !isLambda(last)) return false;
  return last.startIndex <= startIndex && endIndex <= last.endIndex;
}

/** The path of `route("/orders") { }`, `get("/{id}") { }`; none where only the lambda is given. */
export function pathGiven({ args: [first] }: CallModel): readonly SyntaxNode[] {
  return first === undefined || isLambda(first) || /\bHttpMethod\./.test(first.text) ? [] : [first];
}

const methodsGiven = ({ args }: CallModel): readonly string[] =>
  args.flatMap((one) => {
    const [, method] = (isLambda(one) ? null : /\bHttpMethod\.(\w+)/.exec(one.text)) ?? [];
    return method === undefined ? [] : [method.toUpperCase()];
  });

/** `authenticate("clerk") { }`, which may let others in as well. */
function guardsGiven({ args }: CallModel): readonly string[] {
  const given = args.flatMap((one) => (isLambda(one) ? [] : [one.parent?.text ?? one.text]));
  const words = given.join(", ");
  return /\boptional\s*=\s*true/.test(words) ? [] : [`authenticate(${words})`];
}
