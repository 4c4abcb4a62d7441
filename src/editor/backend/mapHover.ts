import { Hover, languages, MarkdownString, Uri, workspace } from "vscode";
import type { Disposable, Position, TextDocument } from "vscode";
import type { MapPlace } from "../../core/backendMap/backendMap.ts";
import type { MapStore } from "../../core/backendMap/mapStore.ts";
import { pathOf } from "../../host/files/pathOf.ts";
import { versionOf } from "../../host/git/versionUri.ts";

/** Over routes, tables and queries: what the map knows of them. Silent while there is no map. */
export function registerMapHover(store: MapStore): Disposable {
  return languages.registerHoverProvider(
    { pattern: "**/*" },
    {
      async provideHover(document, position) {
        const { kind } = store.state();
        if (kind === "none" || kind === "failed") return undefined;
        const file = versionOf(document.uri)?.file ?? document.uri;
        if (workspace.getWorkspaceFolder(file) === undefined) return undefined;
        const { describeAt, hoverWords } = await loadWords();
        const word = wordAt(document, position);
        const known = describeAt(store.map(), file.toString(), position, word);
        if (known === undefined) return undefined;
        return new Hover(new MarkdownString(hoverWords(known, { pathOf, link })));
      },
    },
  );
}

async function loadWords() {
  const [{ describeAt }, { hoverWords }] = await Promise.all([
    import("../../core/backendMap/words/describeAt.ts"),
    import("../../core/backendMap/words/hoverWords.ts"),
  ]);
  return { describeAt, hoverWords };
}

function wordAt(document: TextDocument, position: Position): string {
  const range = document.getWordRangeAtPosition(position, /[\p{L}\p{N}_]+/u);
  return range === undefined ? "" : document.getText(range);
}

/** VS Code opens a file at the line that the fragment names, counted from one. */
function link({ uri, range }: MapPlace): string | undefined {
  const place = Uri.parse(uri);
  if (workspace.getWorkspaceFolder(place) === undefined) return undefined;
  const address = place.with({ fragment: `L${range.start.line + 1}` }).toString();
  return address.replace(/[()<>]/g, (character) => `%${character.charCodeAt(0).toString(16)}`);
}
