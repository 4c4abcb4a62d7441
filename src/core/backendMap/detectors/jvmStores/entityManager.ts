import type { QueryFact } from "../../facts/queryFacts.ts";
import type { Reading } from "../../reading/stack.ts";
import type { Value } from "../../facts/value.ts";
import { callsOfFile, type CallModel } from "../classes/jvmCalls.ts";
import { surroundingsOf } from "./jvmSurroundings.ts";
import { typesOf } from "./typesOf.ts";

const managers = /^(?:this\.)?(?:em|entityManager|\w*[sS]ession|\w*EntityManager)$/;
const writing = /^(?:persist|merge|remove|save|saveOrUpdate|update|delete)$/;
/** `getReference` asks for nothing before somebody looks into what it gives. */
const reading = /^(?:find|get|load)$/;

/** What is asked of JPA's own entity manager: `em.persist(user)`, `em.find(User.class, id)`. */
export function managed(file: Reading): readonly QueryFact[] {
  if (!/EntityManager\b|org\.hibernate/.test(file.text)) return [];
  return callsOfFile(file)
    .filter(({ receiver }) => managers.test(receiver?.text ?? ""))
    .flatMap((call) => queryOf(call, file));
}

function queryOf(call: CallModel, file: Reading): readonly QueryFact[] {
  const isWrite = writing.test(call.name);
  if (!isWrite && !reading.test(call.name)) return [];
  const value = isWrite ? givenType(call, file) : namedType(call);
  if (value === undefined) return [];
  const asked = isWrite
    ? { reads: [], writes: [{ value }] }
    : { reads: [{ value }], writes: [], limited: true };
  return [{ ...surroundingsOf(call.node, file), ...asked, columns: [] }];
}

function givenType({ args: [given] }: CallModel, file: Reading): Value | undefined {
  const name = typesOf(file).get(given?.text ?? "") ?? /^new (\w+)/.exec(given?.text ?? "")?.[1];
  return name === undefined ? undefined : { kind: "name", name };
}

/** `User.class`, `User::class.java`. */
function namedType({ args: [given] }: CallModel): Value | undefined {
  const name = /^(?:\w+\.)*(\w+)(?:\.class|::class)\b/.exec(given?.text ?? "")?.[1];
  return name === undefined ? undefined : { kind: "name", name };
}
