import type { QueryFact, TableFact, TableRef } from "../../facts/storeFacts.ts";
import type { Reading } from "../../reading/stack.ts";
import type { ClassModel, TypeUse } from "../classes/classModel.ts";
import { callsOfFile, type CallModel } from "../classes/jvmCalls.ts";
import { leadingTo } from "./leadingTo.ts";
import { surroundingsOf } from "./jvmSurroundings.ts";
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
  return [leadingTo(entity.name, one)];
}

const words = (text: string): ReadonlySet<string> => new Set(text.split(" "));
const bounded = words(
  "findById findOne getById getOne existsById exists count findByIdOrNull selectById selectOne selectCount selectPage",
);
const listing = words(
  "findAll findAllById findAllByIdIn selectList selectBatchIds selectByMap selectMaps list listByIds page",
);
const writing = words(
  "save saveAll saveAndFlush saveAllAndFlush insert insertAll delete deleteById deleteAll deleteAllById deleteInBatch deleteAllInBatch deleteAllByIdInBatch update updateById deleteBatchIds saveBatch saveOrUpdate removeById removeByIds",
);

/** `users.findById(id)`, `users.save(one)`: what every repository has and none declares. */
export function repositoryCalls(file: Reading): readonly QueryFact[] {
  const types = typesOf(file);
  return callsOfFile(file).flatMap((call) => {
    const name = call.receiver?.text.replace(/^this\./, "") ?? "";
    const type = types.get(name);
    if (type === undefined || !/(?:Repository|Repo|Dao|Mapper|Service)s?$|s$/.test(type)) return [];
    return queryOf(call, { model: type, via: ["entity"] }, file);
  });
}

function queryOf(call: CallModel, ref: TableRef, file: Reading): readonly QueryFact[] {
  const isWrite = writing.has(call.name);
  if (!isWrite && !bounded.has(call.name) && !listing.has(call.name)) return [];
  return [
    {
      ...surroundingsOf(call.node, file),
      reads: isWrite ? [] : [ref],
      writes: isWrite ? [ref] : [],
      columns: [],
      ...(!isWrite && boundOf(call)),
    },
  ];
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
