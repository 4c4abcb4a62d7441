import { Location, MarkdownString, Position, Uri, workspace } from "vscode";
import type { ChatResponseStream } from "vscode";
import type { Files } from "../core/ports.ts";

/** `src/orders.ts:12`, as the persona is asked to cite code. */
const citation = /`([^\s`:]+\.\w+):(\d{1,6})(?:-\d{1,6})?`/g;

/**
 * Draws text that is safe already; where it cites a line of a file that exists in the workspace,
 * the citation can be clicked. Nothing else ever can.
 */
export function textDrawer(
  stream: ChatResponseStream,
  files: Pick<Files, "uriOf">,
): (text: string) => Promise<void> {
  const known = new Map<string, Promise<Uri | undefined>>();
  const placeOf = (path: string): Promise<Uri | undefined> => {
    const place = known.get(path) ?? existing(files.uriOf(path));
    known.set(path, place);
    return place;
  };
  return async (text) => {
    let drawn = 0;
    for (const found of isProse(text) ? text.matchAll(citation) : []) {
      const [whole, path = "", line = "1"] = found;
      const uri = await placeOf(path);
      if (uri === undefined) continue;
      draw(stream, text.slice(drawn, found.index));
      stream.anchor(new Location(uri, new Position(Number(line) - 1, 0)), whole.slice(1, -1));
      drawn = found.index + whole.length;
    }
    draw(stream, text.slice(drawn));
  };
}

/** In a block of code or a table a link would break what stands around it. */
function isProse(text: string): boolean {
  return !/^\s*(?:`{3}|\|)/m.test(text);
}

async function existing(uri: string | undefined): Promise<Uri | undefined> {
  if (uri === undefined) return undefined;
  try {
    const place = Uri.parse(uri, true);
    await workspace.fs.stat(place);
    return place;
  } catch {
    // The model may name a file that is not there; then it is words.
    return undefined;
  }
}

function draw(stream: ChatResponseStream, text: string): void {
  if (text !== "") stream.markdown(new MarkdownString(text));
}
