import type { SyntaxNode } from "../../grammars/syntax.ts";
import type { Chain } from "./chain.ts";
import { entriesOf, entryOf, isOpen } from "./records.ts";

const lists = new Set([
  "find",
  "findAll",
  "findBy",
  "findAndCountAll",
  "findAndCount",
  "findAndCountBy",
  "findByIds",
  "createQueryBuilder",
  "distinct",
]);
const bounding = new Set(
  "limit take getOne getOneOrFail getCount getRawOne countDocuments estimatedDocumentCount".split(
    " ",
  ),
);

const picksRows = /\$(?:match|limit|count|group|geoNear|search)\b/;

/** The stages of a pipeline tell how many rows it gives, where the code spells them out. */
function limitOfPipeline(pipeline: SyntaxNode | undefined): { limited?: boolean } {
  const isWhole = pipeline?.type === "array" && !picksRows.test(pipeline.text);
  return isWhole ? { limited: false } : {};
}

/** `{ $or: paths }`: what is put together elsewhere may pick a few. */
const hasWays = (condition: SyntaxNode): boolean =>
  entriesOf(condition).some(({ key, value }) => key.startsWith("$") && value.type !== "array");

/** How many rows a method of a model gives, as far as its arguments and what follows tell. */
export function limitOf(
  name: string,
  args: readonly SyntaxNode[],
  { links }: Chain,
): { limited?: boolean } {
  if (name === "aggregate") return limitOfPipeline(args[0]);
  const isBounded = links.some((one) => bounding.has(one.name));
  const options = args.find((one) => entryOf(one, "limit", "take") !== undefined);
  if (!lists.has(name) || isBounded || options !== undefined) {
    return { limited: true };
  }
  const isBuilt = links.some(
    (one) => one.name === "createQueryBuilder" || /where$/i.test(one.name),
  );
  const isOpenEnded = args.some(
    (one) => one.type !== "object" || isOpen(one) || isOpen(entryOf(one, "where")) || hasWays(one),
  );
  return isBuilt || isOpenEnded ? {} : { limited: false };
}
