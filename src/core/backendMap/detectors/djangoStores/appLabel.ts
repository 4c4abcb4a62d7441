/** The app that a file belongs to: the folder of its models or migrations. */
function appLabelOf(path: string): string {
  const parts = path.split("/").slice(0, -1);
  const at = parts.findLastIndex((part) => /^(?:models|migrations)$/.test(part));
  const app = at > 0 ? parts[at - 1] : parts.at(-1);
  return app ?? "";
}

/** Django's own name for a table without one. */
export const defaultTable = (path: string, model: string): string =>
  `${appLabelOf(path)}_${model.toLowerCase()}`;
