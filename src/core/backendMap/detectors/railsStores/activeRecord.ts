import type { SomeFacts } from "../../facts/facts.ts";
import { childrenOf, fieldOf, nodesOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import type { Reading, Stack } from "../../reading/stack.ts";
import type { TableFact } from "../../facts/tableFacts.ts";
import { fileScope } from "../../facts/value.ts";
import { plural, underscored } from "../../languages/ruby/inflect.ts";
import { statementsOf } from "../../languages/ruby/literals.ts";
import { keysOf, relationsOf } from "./associations.ts";
import { concernsOf, includedIn } from "./concerns.ts";
import { recordQueries } from "./recordQueries.ts";

/** Models of Active Record, and the queries that are made by them. */
export const activeRecord: Stack = {
  name: "active-record",
  languages: ["ruby"],
  markers: /[A-Z]\w*\.|class\s+[\w:]+\s*<|\b(?:where|find_by|joins|save|update|create)\b/,
  detect: (file) => ({ ...modelsOf(file), queries: recordQueries(file) }),
};

const base = /(?:^|::)(?:ApplicationRecord|ActiveRecord::Base|\w*Record)$/;

/** The table of each model; its columns are the schema's. */
function modelsOf(file: Reading): SomeFacts {
  const classes = isPassing(file) ? [] : nodesOf(file.root, "class");
  return {
    tables: [...classes.flatMap((node) => modelOf(node, file)), ...concernsOf(file)],
  };
}

/** Migrations and tasks have models for their own run, of tables that were or are elsewhere. */
const isPassing = ({ path, text }: Reading): boolean =>
  path.endsWith(".rake") || text.includes("ActiveRecord::Migration");

function modelOf(node: SyntaxNode, file: Reading): readonly TableFact[] {
  const [parent, own] = [parentOf(node), fieldOf(node, "name")];
  if (parent === undefined || own === undefined || base.test(own.text)) return [];
  if (isOpenedForOthers(node, own, file)) return [];
  const below = base.test(parent.text) ? {} : belowOf(node, parent, file);
  if (below === undefined) return [];
  const { bases: above = [], ...standing } = below;
  const bases = [...above, ...includedIn(node, file)];
  const model = modelName(node, own, file);
  const isAbstract = /self\.abstract_class\s*=\s*true/.test(node.text);
  const parts = { columns: [], indexes: [], foreignKeys: [], range: rangeOf(own) };
  const relations = relationsOf(node, model);
  return [
    {
      origin: "model",
      ...namesOf(node, model, below.isBelow),
      model,
      scope: fileScope,
      ...parts,
      relations,
      keys: keysOf(node),
      ...(isAbstract && { isAbstract }),
      ...standing,
      ...(bases.length > 0 && { bases }),
    },
  ];
}

/** Opened in another one's file, for nothing but the classes in it: `loan/reminder.rb`. */
function isOpenedForOthers(node: SyntaxNode, own: SyntaxNode, { path }: Reading): boolean {
  const inside = statementsOf(fieldOf(node, "body"));
  const isEmpty =
    inside.length === 0 || !inside.every(({ type }) => /^(?:class|module)$/.test(type));
  return !isEmpty && !path.endsWith(`${underscored(own.text).replace(/^.*\//, "")}.rb`);
}

const modelName = (node: SyntaxNode, own: SyntaxNode, file: Reading): string =>
  file.facts.definitions[file.scopeOf(node)]?.name ?? own.text;

function parentOf(node: SyntaxNode): SyntaxNode | undefined {
  const superclass = fieldOf(node, "superclass");
  return superclass && childrenOf(superclass)[0];
}

/** What stands below another class of the application is a model if that is one. */
function belowOf(
  node: SyntaxNode,
  parent: SyntaxNode,
  file: Reading,
): Pick<TableFact, "isBelow" | "bases"> | undefined {
  const isConstant = parent.type === "constant" || parent.type === "scope_resolution";
  const isNamed = isConstant && !noModel.test(parent.text);
  const mayBe = isNamed && (/(?:^|\/)models\//.test(file.path) || modelCalls.test(node.text));
  return mayBe ? { isBelow: true, bases: [file.valueOf(parent)] } : undefined;
}

/** Classes of Rails' other parts, and those that stand below them. */
const noModel = /^(?:::)?Action\w+::|(?:Controller|Job|Mailer|Worker|Serializer|Policy|Helper)$/;
const modelCalls = /^\s*(?:belongs_to|has_many|has_one|has_and_belongs_to_many|scope)\b/m;

type Names = Pick<TableFact, "name" | "otherNames" | "isImplied">;

/**
 * "Shop::Order" is "shop_orders" where its module says so, else "orders"; what an application says has
 * no plural is called as it is.
 */
function namesOf(node: SyntaxNode, model: string, isBelow: true | undefined): Names {
  const stated = namedTable(node.text);
  if (stated !== undefined) return { name: stated };
  const implied = isBelow && { isImplied: isBelow };
  const name = plural(underscored(model).replaceAll("/", "_"));
  const own = underscored(model.replace(/^.*::/, ""));
  const otherNames = [plural(own), own].filter((one) => one !== name);
  return { name, ...(otherNames.length > 0 && { otherNames }), ...implied };
}

function namedTable(text: string): string | undefined {
  return /^\s*self\.table_name\s*=\s*["':]([\w.]+)/m.exec(text)?.[1];
}
