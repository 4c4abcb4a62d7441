import type { QueryFact, TableRef } from "../../facts/queryFacts.ts";
import type { TableFact } from "../../facts/tableFacts.ts";
import type { Reading } from "../../reading/stack.ts";
import { fieldOf, type SyntaxNode } from "../../grammars/syntax.ts";
import type { ClassModel, TypeUse } from "../classes/classModel.ts";
import { callsOfFile, type CallModel } from "../classes/jvmCalls.ts";
import { jvmClasses } from "../classes/jvmClasses.ts";
import { leadingTo } from "../classes/leadingTo.ts";
import { surroundingsOf } from "./jvmSurroundings.ts";
import { wrapperColumns, wrapperText } from "./mybatisWrappers.ts";
import { typesOf } from "./typesOf.ts";

const bases = /(?:Repository|Repo|Dao|BaseMapper|IService|ServiceImpl)$/;

/** The entity that a repository keeps: the first, or of MyBatis-Plus' services the second argument. */
export function entityOf(one: ClassModel): TypeUse | undefined {
  const base = one.bases.find(({ name, args }) => bases.test(name) && args.length > 0);
  if (base === undefined) return undefined;
  return base.name === "ServiceImpl" ? base.args[1] : base.args[0];
}

/** A repository as what leads to its entity: calls name the repository alone. */
export function repositoryModel(one: ClassModel): readonly TableFact[] {
  const entity = entityOf(one);
  if (entity === undefined || one.typeParameters.includes(entity.name)) return [];
  return [leadingTo({ entity: entity.name }, one)];
}

const words = (text: string): ReadonlySet<string> => new Set(text.split(" "));
const bounded = words(
  "one oneOpt findById findOne getById getOne existsById exists count findByIdOrNull selectById selectOne selectCount selectPage",
);
const listing = words(
  "findAll findAllById findAllByIdIn selectList selectBatchIds selectByMap selectMaps list listByIds page",
);
const writing = words(
  "save saveAll saveAndFlush saveAllAndFlush insert insertAll delete deleteById deleteAll deleteAllById deleteInBatch deleteAllInBatch deleteAllByIdInBatch update updateById deleteBatchIds saveBatch saveOrUpdate saveOrUpdateBatch updateBatchById insertOrUpdate remove removeById removeByIds",
);

/** `users.findById(id)`, `users.save(one)`: what every repository has and none declares. */
export function repositoryCalls(file: Reading): readonly QueryFact[] {
  const types = typesOf(file);
  const services = jvmClasses(file).filter((one) => one.kind === "class" && entityOf(one));
  return callsOfFile(file).flatMap((call) => {
    const name = call.receiver?.text.replace(/^this\./, "") ?? "";
    const type = types.get(name) ?? ownType(name, call, services);
    if (type === undefined || !/(?:Repository|Repo|Dao|Mapper|Service\w*)s?$|s$/.test(type)) {
      return [];
    }
    return queryOf(call, { model: type, via: ["entity"] }, file);
  });
}

/** `this.getOne(…)`, `baseMapper.selectList(…)` in a service: what it has from the class above it. */
function ownType(
  receiver: string,
  { node, name }: CallModel,
  services: readonly ClassModel[],
): string | undefined {
  if (!/^(?:|this|super|baseMapper)$/.test(receiver)) return undefined;
  const around = services.find(
    (one) => one.node.startIndex <= node.startIndex && node.endIndex <= one.node.endIndex,
  );
  const isOwn = around?.methods.some((method) => method.name === name) && receiver !== "super";
  return isOwn ? undefined : around?.name;
}

function queryOf(
  call: CallModel,
  ref: TableRef & { readonly model: string },
  file: Reading,
): readonly QueryFact[] {
  const { node, name, conditions } = askedBy(call);
  const isWrite = writing.has(name);
  if (!isWrite && !bounded.has(name) && !listing.has(name)) return [];
  return [
    {
      ...surroundingsOf(node, file),
      reads: isWrite ? [] : [ref],
      writes: isWrite ? [ref] : [],
      columns: wrapperColumns(conditions, `${ref.model}.entity`),
      ...(!isWrite && boundOf({ ...call, name })),
    },
  ];
}

/** A call, or of `users.lambdaQuery().eq(…).list()` the last one, with the code of its conditions. */
function askedBy(call: CallModel): {
  readonly node: SyntaxNode;
  readonly name: string;
  readonly conditions: string;
} {
  const { node, name, args } = call;
  if (!/^lambda(?:Query|Update)$/.test(name)) {
    return { node, name, conditions: args.map(wrapperText).join(";") };
  }
  const chain = chainOn(node);
  return { node: chain, name: fieldOf(chain, "name")?.text ?? "", conditions: chain.text };
}

/** The whole of `users.lambdaQuery().eq(…).list()`. */
function chainOn(node: SyntaxNode): SyntaxNode {
  let whole = node;
  while (
    whole.parent?.type === "method_invocation" &&
    fieldOf(whole.parent, "object")?.id === whole.id
  ) {
    whole = whole.parent;
  }
  return whole;
}

function boundOf(call: CallModel): Pick<QueryFact, "limited"> {
  if (isLimited(call)) return { limited: true };
  return isPicked(call) ? {} : { limited: false };
}

/** `findAll(specification, sort)`, `selectList(wrapper)`: how many rows meet it cannot be told. */
function isPicked({ name, args: [first] }: CallModel): boolean {
  if (!/^(?:findAll|selectList|selectMaps|list)$/.test(name) || first === undefined) return false;
  if (first.type.includes("lambda")) return true;
  return !/^(?:null|\(\w+\)\s*null)$|[sS]ort|[pP]age/.test(first.text);
}

function isLimited({ name, args }: CallModel): boolean {
  if (bounded.has(name) || name === "page" || /ByIds?$|ByIdIn$|BatchIds$/.test(name)) return true;
  return args.some(({ text }) => /page(?:able|Request|d)?\b|Page(?:able|Request)/.test(text));
}
