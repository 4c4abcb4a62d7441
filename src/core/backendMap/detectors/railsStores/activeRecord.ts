import type { SomeFacts } from "../../facts/facts.ts";
import { fieldOf, nodesOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import type { Reading, Stack } from "../../reading/stack.ts";
import type { TableFact } from "../../facts/storeFacts.ts";
import { fileScope } from "../../facts/value.ts";
import { plural, underscored } from "../../languages/ruby/inflect.ts";
import { relationsOf } from "./associations.ts";
import { recordQueries } from "./recordQueries.ts";

/** Models of Active Record, and the queries that are made by them. */
export const activeRecord: Stack = {
  name: "active-record",
  languages: ["ruby"],
  markers: /[A-Z]\w*\.|ApplicationRecord|ActiveRecord::Base/,
  detect: (file) => ({ ...modelsOf(file), queries: recordQueries(file) }),
};

const base = /(?:^|::)(?:ApplicationRecord|ActiveRecord::Base|\w*Record)$/;

/** The table of each model; its columns are the schema's. */
function modelsOf(file: Reading): SomeFacts {
  if (!/Record\b|ActiveRecord/.test(file.text)) return {};
  return { tables: nodesOf(file.root, "class").flatMap((node) => modelOf(node, file)) };
}

function modelOf(node: SyntaxNode, file: Reading): readonly TableFact[] {
  const parent = fieldOf(node, "superclass")?.text.replace(/^<\s*/, "");
  const own = fieldOf(node, "name");
  if (parent === undefined || own === undefined || !base.test(parent) || base.test(own.text)) {
    return [];
  }
  const model = file.facts.definitions[file.scopeOf(node)]?.name ?? own.text;
  const isAbstract = /self\.abstract_class\s*=\s*true/.test(node.text);
  const name = namedTable(node.text) ?? plural(underscored(model).replaceAll("/", "_"));
  const parts = { columns: [], indexes: [], foreignKeys: [], range: rangeOf(own) };
  const relations = relationsOf(node, model);
  const table = { origin: "model", name, model, scope: fileScope, ...parts, relations } as const;
  return [isAbstract ? { ...table, isAbstract } : table];
}

function namedTable(text: string): string | undefined {
  return /^\s*self\.table_name\s*=\s*["':]([\w.]+)/m.exec(text)?.[1];
}
