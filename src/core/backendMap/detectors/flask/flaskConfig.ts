import type { Value } from "../../facts/value.ts";
import type { ExpandMount } from "../../link/routes/expandMount.ts";
import type { FactIndex, Lookup } from "../../link/names/language.ts";

/** `url_prefix=app.config["AUTH_URL_PREFIX"]` is what the classes of the configuration preset. */
export const expandFlaskMount: ExpandMount = (mount, _file, index) => {
  const name = settingOf(mount.prefix);
  const text = name === undefined ? undefined : presetOf(name, index);
  return text === undefined ? undefined : [{ ...mount, prefix: { kind: "text", text } }];
};

function settingOf(prefix: Value | undefined): string | undefined {
  if (prefix?.kind !== "member" || !/^[A-Z][A-Z\d_]*$/.test(prefix.name)) return undefined;
  const { of } = prefix;
  return of.kind === "member" && of.name === "config" ? prefix.name : undefined;
}

/** What all files that set it agree on. */
function presetOf(name: string, index: FactIndex): string | undefined {
  const [only, ...others] = new Set(index.find(presets, name));
  return others.length === 0 ? only : undefined;
}

const presets: Lookup<string | undefined> = ({ languageId, bindings }) =>
  languageId === "python"
    ? bindings.map(({ name, value }) => [name, value.kind === "text" ? value.text : undefined])
    : [];
