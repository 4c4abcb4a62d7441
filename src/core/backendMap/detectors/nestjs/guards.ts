import { fieldOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { wordsOf } from "../../link/names/entity.ts";
import type { Decorator } from "../javascriptRouting/decorators.ts";

const guarding = /auth|role|permission|guard|scope|secur|polic|acl|access|throttle|ratelimit/i;

const given = /^(?:UseGuards|UseBefore|(?:Class)?Middleware)$/;

/** `@UseGuards(A, B)` by what it is given; decorators that are named for a guard by their name. */
export function guardsIn(decorators: readonly Decorator[]): readonly string[] {
  return decorators.flatMap(({ name, args }) => {
    if (given.test(name)) {
      return args.flatMap((one) => (one.kind === "list" ? one.items : [one])).map(wordsOf);
    }
    return guarding.test(name) && !/^(?:Api|Skip|Public|No[A-Z]|Allow)/.test(name) ? [name] : [];
  });
}

const statuses: Readonly<Record<string, number>> = {
  OK: 200,
  CREATED: 201,
  ACCEPTED: 202,
  NO_CONTENT: 204,
  MOVED_PERMANENTLY: 301,
  FOUND: 302,
};

export function responsesIn(decorators: readonly Decorator[]): readonly number[] {
  return decorators
    .filter(({ name }) => name === "HttpCode")
    .flatMap(({ args: [code] }) => {
      const words = code === undefined ? "" : wordsOf(code);
      const status = statuses[words.slice(words.lastIndexOf(".") + 1)] ?? Number(words);
      return Number.isInteger(status) && status > 0 ? [status] : [];
    });
}

/** The class of the body, which pipes check. */
export function schemaIn(method: SyntaxNode): string | undefined {
  const parameters = fieldOf(method, "parameters")?.text ?? "";
  return /@Body\([^@]*?\)\s*(?:readonly\s+)?\w+\??\s*:\s*([A-Z][\w.]*)/.exec(parameters)?.[1];
}
