import type { QueryColumn } from "../../backendMap.ts";
import type { SomeFacts } from "../../facts/facts.ts";
import type { ColumnNamed, QueryFact } from "../../facts/queryFacts.ts";
import type { Reading, Stack } from "../../reading/stack.ts";
import type { CallModel } from "../classes/jvmCalls.ts";
import { isJvmTest } from "../classes/jvmTests.ts";
import { surroundingsOf } from "./jvmSurroundings.ts";
import { statementsIn, wholeOf } from "./statements.ts";

/** QueryDSL: statements on what it generates of entities, `queries.selectFrom(order).where(order.id.eq(id))`. */
export const querydsl: Stack = {
  name: "querydsl",
  languages: ["java", "kotlin"],
  markers: /querydsl\b|\bQ[A-Z][a-z]\w*\b/,
  detect,
};

const starting = /^(?:selectFrom|from)$/;
const joining = /^(?:j|\w+J)oin$/;
/** Wrappers of the library's own clauses go by the same verbs. */
const writing = /^(?:update|delete|insert)(?:Query|Clause)?$/;
const uses: ReadonlyMap<string, QueryColumn["use"]> = new Map([
  ["where", "filter"],
  ["having", "filter"],
  ["on", "join"],
  ["orderBy", "sort"],
  ["set", "write"],
]);

function detect(file: Reading): SomeFacts {
  if (isJvmTest(file.path)) return {};
  const entities = entitiesIn(file.text);
  return { queries: statementsIn(file).flatMap((chain) => queryOf(chain, entities, file)) };
}

/** Entities by the names of what is generated of them. */
type Entities = ReadonlyMap<string, string>;

/**
 * `import static shop.QOrder.order`, `QOrder other = new QOrder("other")`, `val order = QOrder.order`,
 * `(QOrder order)`, `order: QOrder`.
 */
function entitiesIn(text: string): Entities {
  const named = [
    ...text.matchAll(/^import\s+(?:static\s+)?[\w.]*\bQ(?<entity>[A-Z]\w*)\.(?<name>\w+)/gm),
    ...text.matchAll(/^import\s+[\w.]*\bQ(?<entity>[A-Z]\w*)\.\w+\s+as\s+(?<name>\w+)/gm),
    ...text.matchAll(/\bQ(?<entity>[A-Z]\w*)\s+(?<name>\w+)\s*[,;)=]/g),
    ...text.matchAll(/\b(?<name>\w+)\s*:\s*Q(?<entity>[A-Z]\w*)\b/g),
    ...text.matchAll(/\b(?<name>\w+)\s*=\s*(?:new\s+)?(?:\w+\.)*Q(?<entity>[A-Z]\w*)\s*[.(]/g),
  ];
  const all = text.matchAll(/^import\s+static\s+[\w.]*\bQ(?<entity>[A-Z]\w*)\.\*/gm);
  return new Map([
    ...[...all].map(({ groups: { entity = "" } = {} }) => [decapitalized(entity), entity] as const),
    ...named.map(({ groups: { name = "", entity = "" } = {} }) => [name, entity] as const),
  ]);
}

const decapitalized = (name: string): string => name.slice(0, 1).toLowerCase() + name.slice(1);

interface Path {
  readonly model: string;
  readonly via: readonly string[];
}

/** `order`, `QOrder.order`, and what it leads to: `order.customer`. */
function pathIn(text: string, entities: Entities): Path | undefined {
  const [first = "", ...via] = text.replace(/^this\./, "").split(/\s*\.\s*/);
  if (!/^\w+$/.test(first) || !via.every((one) => /^\w+$/.test(one))) return undefined;
  const generated = /^Q([A-Z]\w*)$/.exec(first)?.[1];
  if (generated !== undefined) return { model: generated, via: via.slice(1) };
  const model = entities.get(first);
  return model === undefined ? undefined : { model, via };
}

function queryOf(
  chain: readonly CallModel[],
  entities: Entities,
  file: Reading,
): readonly QueryFact[] {
  const isRun = chain.some(({ name }) => name === "execute");
  const written = isRun ? chain.filter(({ name }) => writing.test(name)) : [];
  const started = chain.filter(({ name }) => starting.test(name));
  const [reads, writes] = [started, written].map((calls) => modelsGiven(calls, entities));
  const [first] = [...written, ...started];
  if (first === undefined || reads === undefined || writes === undefined) return [];
  if (reads.length + writes.length === 0) return [];
  const joined = chain.filter(({ name }) => joining.test(name));
  const asked = [...reads, ...joined.flatMap((one) => joinedBy(one, entities))];
  const models = new Set([...asked, ...writes].map(({ model }) => model));
  const isLimited = chain.some(({ name }) => /^(?:limit|fetch(?:One|First|Count))$/.test(name));
  return [
    {
      ...surroundingsOf(wholeOf(first.node), file),
      reads: asked,
      writes,
      // Those of another are of a statement inside this one.
      columns: chain
        .flatMap((call) => columnsOf(call, entities))
        .filter(({ table = "" }) => models.has(table)),
      ...(writes.length === 0 && isLimited && { limited: true }),
    },
  ];
}

type Ref = Partial<Pick<Path, "via">> & Pick<Path, "model">;

const modelsGiven = (calls: readonly CallModel[], entities: Entities): readonly Ref[] =>
  calls.flatMap(({ args }) =>
    args.flatMap(({ text }) => {
      const path = pathIn(text, entities);
      return path === undefined ? [] : [{ model: path.model }];
    }),
  );

/** `join(order.customer, customer)`, `join(order.customer).fetchJoin()`, `join(customer).on(…)` */
function joinedBy({ args: [target, alias] }: CallModel, entities: Entities): readonly Ref[] {
  const path = pathIn(target?.text ?? "", entities);
  const named = pathIn(alias?.text ?? "", entities);
  if (path === undefined) return [];
  const { model, via } = path;
  const led = via.map((_, at) => ({ model, via: via.slice(0, at + 1) }));
  if (named === undefined) return via.length === 0 ? [{ model }] : led;
  return [...led.slice(0, -1), { model: named.model }];
}

/** The fields of entities that a call is given: `order.customer.name.eq(name)`. */
function columnsOf({ name, args }: CallModel, entities: Entities): readonly ColumnNamed[] {
  const use = uses.get(name);
  if (use === undefined) return [];
  const given = name === "set" ? args.slice(0, 1) : args;
  return given.flatMap(({ text }) =>
    [...text.matchAll(/(?<![\w.])\w+(?:\s*\.\s*\w+)+(?!\w)(\s*\()?/g)].flatMap(
      ([whole, called]) => {
        const words = called === undefined ? whole : whole.replace(/\s*\.\s*\w+\s*\($/, "");
        const { model, via = [] } = pathIn(words, entities) ?? {};
        const [field] = via;
        if (model === undefined || field === undefined) return [];
        return [{ name: field, table: model, use, ...(via.length > 1 && { path: via }) }];
      },
    ),
  );
}
