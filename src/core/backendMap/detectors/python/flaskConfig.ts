import type { Value } from "../../facts/value.ts";
import type { ExpandMount } from "../../link/routes/expandMount.ts";
import type { FactIndex } from "../../link/names/language.ts";

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
function presetOf(name: string, { files }: FactIndex): string | undefined {
  const texts = new Set<string | undefined>();
  for (const { languageId, bindings } of files.values()) {
    if (languageId !== "python") continue;
    for (const one of bindings) {
      if (one.name === name) texts.add(one.value.kind === "text" ? one.value.text : undefined);
    }
  }
  const [only, ...others] = texts;
  return others.length === 0 ? only : undefined;
}
