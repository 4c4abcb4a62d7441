import type { SomeFacts } from "../../facts/facts.ts";
import type { Value } from "../../facts/value.ts";
import { nodesOf, rangeOf } from "../../grammars/syntax.ts";
import { wordsOf } from "../../link/names/entity.ts";
import type { Reading, Stack } from "../../reading/stack.ts";
import { javascriptIds } from "../javascriptRouting/ids.ts";
import { routeFileOf } from "../nitro/routeFile.ts";

/** Nitro, alone and in Nuxt: files that are routes, `server/api/users/[id].get.ts`. */
export const nitro: Stack = {
  name: "nitro",
  languages: javascriptIds,
  markers: /\bexport\s+default\s+\w*[hH]andler\b/,
  detect,
};

function detect(file: Reading): SomeFacts {
  const answer = file.facts.exports.find(({ name }) => name === "default")?.value;
  const maker = answer === undefined ? "" : makerOf(answer);
  const route = /[hH]andler$/.test(maker)
    ? routeFileOf(file.path, /[eE]ventHandler$/.test(maker))
    : undefined;
  if (answer === undefined || route === undefined) return {};
  return {
    routes: [
      {
        stack: "nitro",
        methods: [route.method ?? "ANY"],
        path: { kind: "text", text: route.path },
        syntax: "brackets",
        handler: answer,
        guards: [],
        scope: -1,
        range: rangeOf(
          nodesOf(file.root, "export_statement").find(({ text }) => isDefault.test(text)) ??
            file.root,
        ),
      },
    ],
  };
}

const isDefault = /^export\s+default\b/;

/** What makes the handler, by its words: `defineEventHandler(…)`. */
const makerOf = (answer: Value): string => (answer.kind === "call" ? wordsOf(answer.callee) : "");
