import type { ProcedureFact } from "../../facts/facts.ts";
import { linesOf } from "../../sql/lines.ts";
import { behindBracket, schemaTokens, wordAt, type SchemaToken } from "./schemaTokens.ts";

/** Comments fall away; the first group is what is kept. */
const form =
  /\/\/[^\n\r]*|\/\*[^]*?(?:\*\/|$)|("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|\.?[_A-Za-z][\w.]*|[{}()[\];=])/g;

/** What a file of Protocol Buffers promises: the procedures of its services, "shop.v1.Orders/Get". */
export function readProto(text: string): readonly ProcedureFact[] {
  const tokens = schemaTokens(text, form);
  const lines = linesOf(text);
  const packageAt = tokens.findIndex(({ text: word }) => word === "package");
  const prefix = packageAt < 0 ? "" : `${tokens[packageAt + 1]?.text ?? ""}.`;
  return tokens.flatMap((token, at) => {
    const service = tokens[at + 1];
    const isService = token.text === "service" && wordAt(tokens, at + 2) === "{";
    if (!isService || service === undefined) return [];
    return procedures(tokens.slice(at + 3, behindBracket(tokens, at + 2) - 1)).map(
      ({ name, end }): ProcedureFact => ({
        kind: "grpc",
        name: `${prefix}${service.text}/${name.text}`,
        range: lines.rangeOf(name.start, end),
      }),
    );
  });
}

interface Procedure {
  readonly name: SchemaToken;
  readonly end: number;
}

/** `rpc Get (GetOrder) returns (Order);`. */
function procedures(tokens: readonly SchemaToken[]): readonly Procedure[] {
  return tokens.flatMap(({ text }, at) => {
    const name = tokens[at + 1];
    if (text !== "rpc" || name === undefined || tokens[at + 2]?.text !== "(") return [];
    const returns = behindBracket(tokens, at + 2);
    const end = tokens[returns + 1]?.text === "(" ? behindBracket(tokens, returns + 1) : returns;
    return [{ name, end: tokens[end - 1]?.end ?? name.end }];
  });
}
