import type { Procedure } from "../../backendMap.ts";
import type { FileFacts, ProcedureFact } from "../../facts/facts.ts";
import type { FactIndex, Lookup } from "../names/language.ts";

/** What the contracts of a workspace promise of one GraphQL type, or of services of one name. */
interface PromisedType {
  /** The directives that guard it, by the member. */
  readonly members: ReadonlyMap<string, readonly string[]>;
}

/** By kind and type: "graphql Query", "grpc Orders". */
export type Promised = Pick<ReadonlyMap<string, PromisedType>, "get">;

const proceduresOf: Lookup<ProcedureFact> = ({ procedures }) =>
  procedures.map((one) => [typeKey(one.kind, typeOf(one.name).type), one]);

export function promisedIn(index: FactIndex): Promised {
  return {
    get(key) {
      const procedures = index.find(proceduresOf, key);
      if (procedures.length === 0) return undefined;
      return { members: new Map(procedures.map((one) => [memberIn(one.name), guardsIn(one)])) };
    },
  };
}

export const typeKey = (kind: Procedure["kind"], type: string): string => `${kind} ${type}`;

/** "shop.v1.Orders/Get" is of the service "Orders" in "shop.v1". */
export function typeOf(name: string): { readonly type: string; readonly of: string } {
  const whole = name.includes("/") ? name.slice(0, name.indexOf("/")) : name.replace(/\.\w*$/, "");
  const at = whole.lastIndexOf(".");
  return { type: whole.slice(at + 1), of: whole.slice(0, Math.max(0, at)) };
}

/** As code names it: without the package of a service. */
export const shortName = (name: string): string => name.replace(/^[\w.]*\.(?=\w+\/)/, "");

interface ProcedureIn {
  readonly file: FileFacts;
  readonly procedure: ProcedureFact;
}

export const proceduresNamed: Lookup<ProcedureIn> = (file) =>
  file.procedures.map((procedure) => [shortName(procedure.name), { file, procedure }]);

const memberIn = (name: string): string => /\w+$/.exec(name)?.[0] ?? "";

/** What a directive is called that says who may ask for a field. */
const ofAccess =
  /^@\w*(?:auth|role|guard|can|permission|scope|login|logged|protect|private|admin|polic|require|allow)/i;

function guardsIn({ directives = [] }: ProcedureFact): readonly string[] {
  return directives.filter((one) => ofAccess.test(one));
}
