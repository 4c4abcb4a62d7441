import { Range, ThemeIcon, TreeItem, TreeItemCollapsibleState, Uri } from "vscode";
import type { MapPlace } from "../../core/backendMap/backendMap.ts";
import type { MapRow, RowKind } from "../../core/backendMap/picture/mapRow.ts";
import { spokenRow } from "../../core/backendMap/picture/mapRow.ts";
import { contextWords } from "../../manifest.ts";

const icons: Readonly<Record<RowKind, string>> = {
  entryPoints: "plug",
  stores: "database",
  neighbours: "link-external",
  documents: "book",
  unresolved: "question",
  group: "folder",
  entryPoint: "symbol-method",
  table: "table",
  column: "symbol-field",
  key: "references",
  index: "list-ordered",
  query: "search",
  neighbour: "link",
  document: "file-text",
  gap: "circle-outline",
};

/**
 * A row of the map as VS Code draws it. A click opens its place.
 *
 * @param isOpen whether what is below it is seen at first.
 */
export function mapItem(row: MapRow, isOpen: boolean): TreeItem {
  const { None, Collapsed, Expanded } = TreeItemCollapsibleState;
  const folded = isOpen ? Expanded : Collapsed;
  const item = new TreeItem(row.label, row.children === undefined ? None : folded);
  item.id = row.id;
  item.description = row.description;
  item.tooltip = row.tooltip.join("\n");
  item.iconPath = new ThemeIcon(icons[row.kind]);
  item.accessibilityInformation = { label: spokenRow(row) };
  item.contextValue = contextOf(row);
  if (row.place !== undefined) {
    const title = "Open";
    item.command = { command: "vscode.open", title, arguments: openArguments(row.place) };
  }
  return item;
}

function contextOf({ kind, declared }: MapRow): string {
  const words = [
    kind === "entryPoint" ? contextWords.entryPoint : "",
    declared === undefined ? "" : contextWords.declared,
  ];
  return words.filter(Boolean).join(" ");
}

/** The cursor at its beginning: a selected handler would be a wall of colour. */
function openArguments({ uri, range }: MapPlace): unknown[] {
  const { line, character } = range.start;
  return [Uri.parse(uri), { selection: new Range(line, character, line, character) }];
}
