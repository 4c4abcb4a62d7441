import { textValue } from "../../languages/php/rounds.ts";
import type { Binding } from "../../facts/facts.ts";
import { childrenOf, fieldOf, nodesOf, type SyntaxNode } from "../../grammars/syntax.ts";
import {
  argumentsOf,
  chainOf,
  isContinued,
  itemNamed,
  wordsIn,
} from "../../languages/php/literals.ts";
import type { PhpArguments, PhpLink } from "../../languages/php/literals.ts";
import type { Reading } from "../../reading/stack.ts";
import type { Value } from "../../facts/value.ts";
import { guardsIn, guardsOf } from "./guardWords.ts";

/** What the guards of a controller are bound to in its class; no name of PHP's can be this. */
export const guardName = "guard of the controller";

/** What runs before the actions of a controller: its constructor, `middleware()`, attributes say. */
export function controllerGuards(file: Reading): readonly Binding[] {
  if (!/->middleware\(|HasMiddleware|#\[\s*Middleware/.test(file.text)) return [];
  return [...inConstructors(file), ...inMiddleware(file), ...inAttributes(file)];
}

/** `$this->middleware("auth", ["only" => …])->except("index")`. */
function inConstructors(file: Reading): readonly Binding[] {
  return nodesOf(file.root, "member_call_expression").flatMap((node) => {
    if (isContinued(node)) return [];
    const { root, links } = chainOf(node);
    const [first, ...after] = links;
    if (root.text !== "$this" || first?.name !== "middleware") return [];
    const [given, options] = first.args.plain;
    return guardsIn(given).map((guard) =>
      bound(ownerOf(node, file), guard, holdsFor(after, options)),
    );
  });
}

/** `public static function middleware(): array { return ["auth", new Middleware("x", only: […])]; }`. */
function inMiddleware(file: Reading): readonly Binding[] {
  if (!file.text.includes("HasMiddleware")) return [];
  const methods = nodesOf(file.root, "method_declaration").filter(
    (node) => fieldOf(node, "name")?.text === "middleware",
  );
  return methods.flatMap((method) => {
    const [returned] = nodesOf(method, "return_statement");
    const list = returned && childrenOf(returned)[0];
    const items = list?.type === "array_creation_expression" ? childrenOf(list) : [];
    return items.flatMap((item) => guardOf(childrenOf(item)[0], method, file));
  });
}

function guardOf(
  node: SyntaxNode | undefined,
  method: SyntaxNode,
  file: Reading,
): readonly Binding[] {
  const [made] = node === undefined ? [] : nodesOf(node, "object_creation_expression");
  const owner = ownerOf(method, file);
  if (node === undefined || made === undefined) {
    return guardsIn(node).map((guard) => bound(owner, guard, {}));
  }
  const after = chainOf(node).links;
  const args = argumentsOf(made);
  const first = args.plain[0] ?? args.named.get("middleware");
  return guardsIn(first).map((guard) =>
    bound(owner, guard, { ...holdsFor(after), ...namedFor(args) }),
  );
}

/** `#[Middleware("auth", only: ["show"])]` on a class or on an action. */
function inAttributes(file: Reading): readonly Binding[] {
  return nodesOf(file.root, "attribute").flatMap((node) => {
    const declared = node.parent?.parent?.parent;
    if (!/^\\?(?:\w+\\)*Middleware\b/.test(node.text) || !declared) return [];
    const args = argumentsIn(node);
    const isMethod = declared.type === "method_declaration";
    const name = fieldOf(declared, "name")?.text ?? "";
    const holds = isMethod ? { only: listed([name]) } : namedFor(args);
    const owner = ownerOf(declared, file);
    return guardsOf(args).map((guard) => bound(owner, guard, holds));
  });
}

function argumentsIn(attribute: SyntaxNode): PhpArguments {
  const list = fieldOf(attribute, "parameters");
  return list === undefined ? { plain: [], named: new Map() } : argumentsOf(attribute);
}

type HoldsFor = Readonly<Partial<Record<"only" | "except", Value>>>;

function holdsFor(after: readonly PhpLink[], options?: SyntaxNode): HoldsFor {
  const words = (name: "only" | "except"): HoldsFor => {
    const calls = after.filter((one) => one.name === name).flatMap(({ args }) => args.plain);
    const option = itemNamed(options, name);
    const found = [...calls, ...(option === undefined ? [] : [option])].flatMap(wordsIn);
    return found.length === 0 ? {} : { [name]: listed(found) };
  };
  return { ...words("only"), ...words("except") };
}

function namedFor({ named }: PhpArguments): HoldsFor {
  const [only, except] = [named.get("only"), named.get("except")];
  return {
    ...(only && { only: listed(wordsIn(only)) }),
    ...(except && { except: listed(wordsIn(except)) }),
  };
}

const listed = (words: readonly string[]): Value => ({ kind: "list", items: words.map(textValue) });

/** The class around a method's code. */
function ownerOf(node: SyntaxNode, { scopeOf, facts }: Reading): number {
  let scope = scopeOf(node);
  while (scope >= 0 && facts.definitions[scope]?.kind !== "class") {
    scope = facts.definitions[scope]?.scope ?? -1;
  }
  return scope;
}

function bound(scope: number, guard: string, holds: HoldsFor): Binding {
  return {
    scope,
    name: guardName,
    value: { kind: "record", fields: { guard: textValue(guard), ...holds } },
  };
}
