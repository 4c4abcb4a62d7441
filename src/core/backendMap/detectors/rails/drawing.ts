import type { MountFact, RouteFact } from "../../facts/routingFacts.ts";
import type { SyntaxNode } from "../../grammars/syntax.ts";
import type { RubyArguments } from "../../languages/ruby/literals.ts";
import type { Reading } from "../../reading/stack.ts";

/** Routes while a file is being read for them. */
export interface Drawing {
  readonly file: Reading;
  readonly routes: RouteFact[];
  readonly mounts: MountFact[];
}

export function createDrawing(file: Reading): Drawing {
  return { file, routes: [], mounts: [] };
}

/** A call of the routing language, taken apart. */
export interface RouteCall {
  readonly node: SyntaxNode;
  readonly name: string;
  readonly args: RubyArguments;
  readonly block?: SyntaxNode;
}
