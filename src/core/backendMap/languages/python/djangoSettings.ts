import type { FileFacts } from "../../facts/facts.ts";
import { fileScope } from "../../facts/value.ts";
import type { FactIndex } from "../../link/names/language.ts";

const known = new WeakMap<FactIndex, readonly FileFacts[]>();

/** The modules that say what Django's `settings` hold. */
export function settingsFiles(index: FactIndex): readonly FileFacts[] {
  const before = known.get(index);
  if (before !== undefined) return before;
  const found = [...index.files.values()].filter(
    (file) =>
      file.languageId === "python" &&
      ["ROOT_URLCONF", "INSTALLED_APPS"].some(
        (name) => index.names(file).binding(fileScope, name).length > 0,
      ),
  );
  known.set(index, found);
  return found;
}
