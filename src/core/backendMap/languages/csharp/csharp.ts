import type { FileFacts } from "../../facts/facts.ts";
import type { FactIndex, Resolved } from "../../link/names/language.ts";
import type { LanguageReader } from "../../reading/stack.ts";
import { fileScope } from "../../facts/value.ts";
import { prepared } from "./prepared.ts";
import { usedNamespaces } from "./bindings.ts";
import { readCsharp } from "./readCsharp.ts";

export const csharp: LanguageReader = {
  ids: ["csharp"],
  read: readCsharp,
  prepared,
  resolve,
  visible,
  nearest,
  exportsAll: true,
  inheritsNames: true,
  unfoldsHelpers: true,
  constructors: [],
};

function resolve(
  _module: string,
  name: string | undefined,
  from: FileFacts,
  index: FactIndex,
): Resolved {
  return name === undefined ? { files: [] } : { files: visible(from, index, name), name };
}

/** Files that hold a type of this name. */
function visible(from: FileFacts, index: FactIndex, name: string): readonly FileFacts[] {
  const files = index
    .named(name, csharp)
    .filter((one) => one.file.definitions[one.index]?.scope === fileScope)
    .map(({ file }) => file)
    .filter((file) => file !== from);
  return nearest(from, files, index);
}

/**
 * Of several files those of the file's own namespace or one around it come first, then those of the
 * namespaces that it uses.
 */
function nearest(
  from: FileFacts,
  files: readonly FileFacts[],
  index: FactIndex,
): readonly FileFacts[] {
  if (files.length < 2) return files;
  const own = namespaceOf(from);
  const around = files.filter((file) => `${own}.`.startsWith(`${namespaceOf(file)}.`));
  if (around.length > 0) return around;
  const used = new Set(
    index
      .names(from)
      .binding(fileScope, usedNamespaces)
      .map(({ value }) => (value.kind === "import" ? value.module : "")),
  );
  const imported = files.filter((file) => used.has(namespaceOf(file)));
  return imported.length > 0 ? imported : files;
}

function namespaceOf({ project }: FileFacts): string {
  return project?.kind === "package" ? (project.name ?? "") : "";
}
