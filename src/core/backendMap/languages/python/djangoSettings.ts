import type { FileFacts } from "../../facts/facts.ts";
import { fileScope } from "../../facts/value.ts";
import { namesIn } from "../../link/names/factIndex.ts";
import type { FactIndex, Lookup } from "../../link/names/language.ts";

/** The modules that say what Django's `settings` hold. */
export const settingsFiles = (index: FactIndex): readonly FileFacts[] =>
  index.find(settings, "all");

const settings: Lookup<FileFacts> = (file) => {
  const isOfSettings =
    file.languageId === "python" &&
    ["ROOT_URLCONF", "INSTALLED_APPS"].some(
      (name) => namesIn(file).binding(fileScope, name).length > 0,
    );
  return isOfSettings ? [["all", file]] : [];
};
