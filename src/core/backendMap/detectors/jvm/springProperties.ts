import { noText } from "../../link/names/textsOf.ts";
import type { TextEntity } from "../../link/names/entity.ts";
import type { FactIndex } from "../../link/names/language.ts";

/** The folder of the module that a file of sources belongs to, "/" behind unless it is the root. */
export function moduleOf(path: string): string {
  const at = /(?:^|\/)src\//.exec(path);
  if (at !== null) {
    return path.slice(0, at.index === 0 ? (path.startsWith("/") ? 1 : 0) : at.index + 1);
  }
  return "";
}

type Properties = Readonly<Record<string, string>>;

const places = ["src/main/resources/", "src/main/resources/config/", "resources/", "config/", ""];
const names = [
  "application.properties",
  "application.yml",
  "application.yaml",
  "bootstrap.yml",
  "bootstrap.properties",
];

/** The application's properties as its module states them, without those of profiles. */
function propertiesOf(module: string, index: FactIndex): Properties {
  return places
    .flatMap((place) => names.map((name) => index.files.get(module + place + name)?.project))
    .flatMap((one) => (one?.kind === "other" ? [one.values] : []))
    .reduceRight<Properties>((later, values) => ({ ...later, ...values }), {});
}

/** A property as an application's module states it. */
export function propertyOf(name: string, module: string, index: FactIndex): string | undefined {
  return propertiesOf(module, index)[name];
}

const prefixes = [
  [
    "server.servlet.context-path",
    "server.servlet.contextPath",
    "server.context-path",
    "server.contextPath",
    "micronaut.server.context-path",
  ],
  ["spring.mvc.servlet.path", "spring.webflux.base-path"],
];

/** Below which path an application answers, as its properties say. */
export function contextPath(module: string, index: FactIndex): TextEntity {
  const properties = propertiesOf(module, index);
  const text = prefixes
    .map((names_) => names_.map((name) => properties[name]).find((one) => one !== undefined) ?? "")
    .map((one) => one.replace(/\/+$/, ""))
    .join("");
  return text === "" ? noText : filledIn({ kind: "text", text }, module, index);
}

const placeholder = /\$\{([^{}:]+)(?::([^{}]*))?\}/;
const mostPlaceholders = 8;

/** A path with its `${placeholders}` read from the properties, else from their defaults. */
export function filledIn(path: TextEntity, module: string, index: FactIndex): TextEntity {
  let { text, unresolved } = path;
  for (let count = 0; count < mostPlaceholders; count += 1) {
    const found = placeholder.exec(text);
    if (found === null) break;
    const [whole, name = "", preset] = found;
    const value = propertiesOf(module, index)[name.trim()] ?? preset;
    if (value === undefined) unresolved ??= name;
    text = text.replace(whole, () => value ?? `{${name}}`);
  }
  return { kind: "text", text, ...(unresolved !== undefined && { unresolved }) };
}
