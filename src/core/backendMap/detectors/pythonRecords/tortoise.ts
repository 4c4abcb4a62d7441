import type { SomeFacts } from "../../facts/facts.ts";
import type { TableFact } from "../../facts/tableFacts.ts";
import { fieldOf, nodesOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { keywordsOf, wordOf } from "../../languages/python/calls.ts";
import { literalOf } from "../../languages/python/strings.ts";
import type { Reading, Stack } from "../../reading/stack.ts";
import { outsideTests } from "../python/outsideTests.ts";
import { fieldsOfClass, metaOf, relatedModel, type RecordField } from "./recordFields.ts";
import { recordTable } from "./recordTables.ts";
import { tortoiseQueries } from "./tortoiseQueries.ts";

/** Tortoise: models with `fields.…`, and what is asked of their classes and awaited. */
export const tortoise: Stack = {
  name: "tortoise",
  languages: ["python"],
  markers:
    /\btortoise\b|\bawait\s+(?:[\w.]+\.)?(?:[A-Z]\w*|model)\.\w|=\s*(?:[A-Z]\w*|self\.model)\.filter\(/,
  detect: outsideTests(detect),
};

function detect(file: Reading): SomeFacts {
  if (/\b(?:sqlalchemy|sqlmodel|peewee)\b|\bdjango\./i.test(file.text)) return {};
  const hasModels = /\btortoise\b/.test(file.text);
  const classes = hasModels ? nodesOf(file.root, "class_definition") : [];
  return {
    tables: classes.flatMap((node) => tablesOf(node, file)),
    queries: tortoiseQueries(file),
  };
}

const field = /^(?:fields|tortoise\.fields)\.\w+Field$/;

function tablesOf(node: SyntaxNode, file: Reading): readonly TableFact[] {
  const body = fieldOf(node, "body");
  if (body === undefined) return [];
  const [fields, meta] = [fieldsOfClass(body, field), metaOf(body)];
  const bases = wordOf(node, "superclasses");
  const isModel = /\bModel\b/.test(bases);
  if (fields.length === 0 && !isModel) return [];
  const table = literalOf(meta.get("table"));
  const isLent = !isModel && !/\w*Model\b/.test(bases) && table === undefined;
  const isAbstract = isLent || meta.get("abstract")?.text === "True";
  const name = wordOf(node, "name");
  const own = recordTable(
    { node, fields, meta, table, isAbstract, hasOwnId: isModel, back: `${name.toLowerCase()}s` },
    file,
  );
  return [own, ...(isAbstract ? [] : fields.flatMap((one) => linkTable(one, own, file, node)))];
}

/** The table of a many-to-many field, with a column for either end. */
function linkTable(
  given: RecordField,
  { name: table, model = "" }: TableFact,
  file: Reading,
  node: SyntaxNode,
): readonly TableFact[] {
  const to = given.kind === "ManyToManyField" ? relatedModel(given) : undefined;
  if (to === undefined) return [];
  const said = (keyword: string): string | undefined =>
    literalOf(keywordsOf(given.call).get(keyword));
  const other = to.toLowerCase();
  const far = said("forward_key") ?? `${other}_id`;
  const near = said("backward_key") ?? (`${table}_id` === far ? `${table}_rel_id` : `${table}_id`);
  const range = rangeOf(given.call);
  return [
    {
      origin: "model",
      name: said("through") ?? `${table}_${other}`,
      scope: file.scopeOf(node),
      range,
      columns: [near, far].map((name) => ({ name, nullable: false, range })),
      indexes: [],
      foreignKeys: [
        { columns: [near], table: model },
        { columns: [far], table: to },
      ],
    },
  ];
}
