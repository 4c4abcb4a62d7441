import type { RouteFact } from "../../facts/routingFacts.ts";
import { rangeOf } from "../../grammars/syntax.ts";
import { wordsOf } from "../../link/names/entity.ts";
import type { Reading } from "../../reading/stack.ts";
import type { Value } from "../../facts/value.ts";
import { onOneLine } from "../classes/classModel.ts";
import { callsOfFile, type CallModel } from "../classes/jvmCalls.ts";

const matchers = /^(?:requestMatchers|antMatchers|mvcMatchers|pathMatchers)$/;
const any = /^(?:anyRequest|anyExchange)$/;
const chains =
  /\bSecurity(?:Web)?FilterChain\s+\w+\s*\(|\bconfigure\s*\(\s*HttpSecurity\b|\):\s*Security\w*FilterChain/g;

/**
 * What a chain of Spring Security asks for, path by path, each rule kept as a route of nobody. Nothing
 * is said where a file has several chains: which one holds is settled at run time.
 */
export function securityRules(file: Reading): readonly RouteFact[] {
  if (file.text.match(chains)?.length !== 1 || /\bsecurityMatchers?\(/.test(file.text)) return [];
  const calls = callsOfFile(file);
  const next = new Map(calls.map((one) => [one.receiver?.id, one]));
  return (
    calls
      .filter(({ name }) => matchers.test(name) || any.test(name))
      // The first rule that fits holds; the last call of a chain is its outermost.
      .toSorted((one, other) => one.nameNode.startIndex - other.nameNode.startIndex)
      .flatMap((call) => ruleOf(call, next.get(call.node.id), file) ?? [])
  );
}

function ruleOf(
  call: CallModel,
  asked: CallModel | undefined,
  file: Reading,
): RouteFact | undefined {
  const isIgnored = /\bignoring\(\)$/.test(call.receiver?.text ?? "");
  if (asked === undefined && !isIgnored) return undefined;
  const given = call.args.map(file.valueOf);
  const methods = given.map(methodOf).filter((one) => one !== undefined);
  const paths = any.test(call.name) ? [everything] : given.filter((one) => !methodOf(one));
  const open = isIgnored || asked === undefined || /^(?:permitAll|anonymous)$/.test(asked.name);
  return {
    stack: "spring",
    methods,
    path: { kind: "list", items: paths.length === 0 ? [everything] : paths },
    syntax: "braces",
    guards: open ? [] : [wordsFor(asked)],
    scope: file.scopeOf(call.node),
    range: rangeOf(call.nameNode),
    extra: { security: "rule" },
  };
}

const everything: Value = { kind: "text", text: "/**" };

function methodOf(value: Value): string | undefined {
  return /^HttpMethod\.([A-Z]+)$/.exec(wordsOf(value))?.[1];
}

const wordsFor = ({ name, args }: CallModel): string =>
  onOneLine(`${name}(${args.map(({ text }) => text).join(", ")})`);
