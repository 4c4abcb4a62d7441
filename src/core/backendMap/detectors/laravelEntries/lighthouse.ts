import type { AnswererFact } from "../../facts/facts.ts";
import type { Reading, Stack } from "../../reading/stack.ts";

/** Fields of Lighthouse: a class in the folder of its root, named for the field. */
export const lighthouse: Stack = {
  name: "lighthouse",
  languages: ["php"],
  markers: /namespace\s+[\w\\]*GraphQL\\(?:Queries|Mutations|Subscriptions)\b/,
  detect: (file) => ({ answerers: answerersIn(file) }),
};

const roots: Readonly<Record<string, string>> = {
  Queries: "Query",
  Mutations: "Mutation",
  Subscriptions: "Subscription",
};

function answerersIn(file: Reading): readonly AnswererFact[] {
  const { definitions } = file.facts;
  return definitions.flatMap((one, index): readonly AnswererFact[] => {
    const [, folder = "", name = ""] =
      /\\GraphQL\\(Queries|Mutations|Subscriptions)\\(?:\w+\\)*(\w+)$/.exec(`\\${one.name}`) ?? [];
    const type = roots[folder];
    const method = definitions.findIndex(
      (each) => each.scope === index && /^(?:__invoke|resolve)$/.test(each.name),
    );
    if (one.kind !== "class" || type === undefined || method < 0) return [];
    const field = `${name.slice(0, 1).toLowerCase()}${name.slice(1)}`;
    return [
      {
        kind: "graphql",
        stack: "lighthouse",
        type,
        of: { kind: "record", fields: { [field]: { kind: "definition", definition: method } } },
        guards: [],
        scope: index,
        range: one.nameRange,
      },
    ];
  });
}
