import type { SomeFacts } from "../../facts/facts.ts";
import type { PlainReader, SourceFile } from "../../reading/stack.ts";
import { field, readJson, textIn } from "./readJson.ts";

/** What module names mean: `paths`, `baseUrl`, and the file that it extends. */
export const tsconfig: PlainReader = {
  name: "tsconfig",
  files: /(?:^|\/)(?:tsconfig|jsconfig)(?:\.[\w-]+)*\.json$/,
  read,
};

function read({ text }: SourceFile): SomeFacts {
  const json = readJson(text);
  if (json === undefined) return {};
  const options = field(json, "compilerOptions");
  const [baseUrl, parent] = [textIn(options, "baseUrl"), extended(field(json, "extends"))];
  return {
    project: {
      kind: "tsconfig",
      paths: pathsOf(field(options, "paths")),
      ...(baseUrl !== undefined && { baseUrl }),
      ...(parent !== undefined && { extends: parent }),
    },
  };
}

/** Of several the last one wins. */
function extended(value: unknown): string | undefined {
  const last: unknown = Array.isArray(value) ? value.at(-1) : value;
  return typeof last === "string" ? last : undefined;
}

function pathsOf(value: unknown): Readonly<Record<string, readonly string[]>> {
  if (typeof value !== "object" || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).map(([pattern, targets]: [string, unknown]) => [
      pattern,
      Array.isArray(targets) ? targets.filter((one) => typeof one === "string") : [],
    ]),
  );
}
