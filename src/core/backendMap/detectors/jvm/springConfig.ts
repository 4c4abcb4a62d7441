import { parseAllDocuments } from "yaml";
import type { NeighbourFact, SomeFacts } from "../../facts/facts.ts";
import { linesOf } from "../../sql/lines.ts";
import type { PlainReader, SourceFile } from "../../reading/stack.ts";
import { fileScope } from "../../facts/value.ts";
import { gatewayRoutesIn } from "./gatewayProperties.ts";

/** The properties of a Spring application, by their dotted names; those of profiles are left out. */
export const springConfig: PlainReader = {
  name: "spring properties",
  files: /(?:^|\/)(?:application|bootstrap)\.(?:ya?ml|properties)$/,
  read,
};

/** Nobody writes a configuration of that size. */
const longestText = 200_000;

function read({ text, path }: SourceFile): SomeFacts {
  if (text.length > longestText) return {};
  const values = path.endsWith(".properties") ? fromLines(text) : fromYaml(text);
  return {
    project: { kind: "other", name: "spring", values },
    neighbours: variablesIn(text),
    routes: ofTests.test(path) ? [] : gatewayRoutesIn(values, text),
  };
}

const ofTests = /(?:^|\/)src\/(?:test|\w*[tT]ests?|testFixtures)\//;

const variable = /\$\{([A-Z][A-Z\d]*(?:_[A-Z\d]+)*)[:}]/g;

/** Variables of the environment that properties are taken from: `${DATABASE_URL:jdbc:h2:mem}`. */
function variablesIn(text: string): readonly NeighbourFact[] {
  const lines = linesOf(text);
  return [...text.matchAll(variable)].map(({ 0: whole, 1: name = "", index }) => ({
    kind: "env",
    name: { kind: "text", text: name },
    scope: fileScope,
    range: lines.rangeOf(index, index + whole.length),
    ...(whole.endsWith(":") && { isOptional: true }),
  }));
}

type Values = Readonly<Record<string, string>>;

function fromLines(text: string): Values {
  const [whole = ""] = text.split(/^#---.*$/m);
  const pairs = whole.split(/\r?\n/).flatMap((line) => {
    const found = /^\s*([\w.\-[\]]+)\s*[=:]\s*(.*?)\s*$/.exec(line);
    return found === null || line.trimStart().startsWith("#")
      ? []
      : [[found[1] ?? "", found[2] ?? ""] as const];
  });
  return Object.fromEntries(pairs);
}

function fromYaml(text: string): Values {
  const values: Record<string, string> = {};
  for (const document of parseAllDocuments(text, { logLevel: "silent" })) {
    const own: Record<string, string> = {};
    flatten(toPlain(document), "", own);
    const isOfProfile = Object.keys(own).some((name) =>
      /^spring\.(?:profiles(?:\[\d+\])?$|config\.activate\.)/.test(name),
    );
    if (!isOfProfile) Object.assign(values, own);
  }
  return values;
}

/** A document with too many aliases is nobody's configuration. */
function toPlain(document: { toJS(): unknown }): unknown {
  try {
    return document.toJS();
  } catch {
    return undefined;
  }
}

function flatten(value: unknown, name: string, into: Record<string, string>): void {
  if (typeof value === "object" && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      flatten(inner, name === "" ? key : `${name}.${key}`, into);
    }
  } else if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") {
    into[name] = String(value);
  }
}
