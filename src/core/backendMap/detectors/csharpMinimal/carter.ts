import type { MountFact, RouterFact } from "../../facts/routingFacts.ts";
import { childrenOf, nodesOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import type { Reading } from "../../reading/stack.ts";
import { csharpClasses } from "../classes/csharpClasses.ts";
import type { ClassModel } from "../classes/classModel.ts";

interface Mounted {
  readonly routers: readonly RouterFact[];
  readonly mounts: readonly MountFact[];
}

/** A Carter module whose constructor hands a path to its base: all of its routes stand below. */
export function carterMounts(file: Reading): Mounted {
  const found = csharpClasses(file)
    .filter(({ bases }) => bases.some(({ name }) => name === "CarterModule"))
    .flatMap((one) => mountOf(one, file));
  return { routers: found.map(({ router }) => router), mounts: found.map(({ mount }) => mount) };
}

function mountOf(
  one: ClassModel,
  file: Reading,
): readonly { readonly router: RouterFact; readonly mount: MountFact }[] {
  const path = baseArgument(one.node);
  const adding = one.methods.find(({ name }) => name === "AddRoutes");
  const app = adding?.parameters[0];
  if (path === undefined || adding === undefined || app === undefined) return [];
  const at = `carter ${one.scope}`;
  const place = { scope: adding.scope, range: rangeOf(path) };
  return [
    {
      router: { ...place, at, stack: "aspnet", isRoot: true, guards: [] },
      mount: {
        ...place,
        // The application is nowhere to be seen: the module stands in for it.
        parent: { kind: "call", callee: { kind: "unknown", text: "app" }, args: [], at },
        child: { kind: "name", name: app.name },
        prefix: file.valueOf(path),
        guards: [],
      },
    },
  ];
}

/** What the constructor's `: base("/path")` is given. */
function baseArgument(node: SyntaxNode): SyntaxNode | undefined {
  const initializer = nodesOf(node, "constructor_initializer")[0];
  const list = initializer && childrenOf(initializer).find(({ type }) => type === "argument_list");
  const first = list && childrenOf(list)[0];
  return first && childrenOf(first).at(-1);
}
