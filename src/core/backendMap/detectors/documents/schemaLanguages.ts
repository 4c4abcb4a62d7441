import type { SomeFacts } from "../../facts/facts.ts";
import type { PlainReader, SourceFile } from "../../reading/stack.ts";
import { readProto } from "../contracts/readProto.ts";
import { readSdl } from "../contracts/readSdl.ts";

/** GraphQL's schema files and Protocol Buffers: what they are called, and what they promise. */
export const schemaLanguages: PlainReader = {
  name: "schema languages",
  files: /\.(?:graphqls?|gql|proto)$/i,
  read,
};

function read({ path, text }: SourceFile): SomeFacts {
  if (path.toLowerCase().endsWith(".proto")) {
    const services = [...text.matchAll(/^\s*service\s+(\w+)/gm)].map(([, name]) => name ?? "");
    const of = /^\s*package\s+([\w.]+)/m.exec(text)?.[1];
    const title = titleOf(of, services, path);
    return { documents: [{ kind: "proto", title }], procedures: readProto(text) };
  }
  const isSchema = /^\s*(?:extend\s+)?(?:type|interface|input|enum|union|scalar|schema)\b/m.test(
    text,
  );
  if (!isSchema) return {};
  const types = [...text.matchAll(/^\s*(?:extend\s+)?type\s+(\w+)/gm)].map(
    ([, name]) => name ?? "",
  );
  const title = titleOf(undefined, types, path);
  return { documents: [{ kind: "graphql", title }], procedures: readSdl(text) };
}

const mostNames = 6;

function titleOf(of: string | undefined, names: readonly string[], path: string): string {
  const listed = names.slice(0, mostNames).join(", ");
  const own = of ?? path.slice(path.lastIndexOf("/") + 1);
  return listed === "" ? own : `${own}: ${listed}`;
}
