import { window } from "vscode";
import { isFields } from "./target.ts";

export interface FilterPorts {
  get(): string;
  set(words: string): void;
}

const longestWords = 200;

/**
 * Narrows the view to what has the words: those given as `{words}`, else those that the user types,
 * while he types. Leaving the box takes back what was typed. Resolves with the words that hold.
 */
export async function searchBackend(argument: unknown, filter: FilterPorts): Promise<string> {
  const words = isFields(argument) ? argument["words"] : undefined;
  if (typeof words === "string") filter.set(words.slice(0, longestWords).trim());
  else await type(filter);
  return filter.get();
}

function type(filter: FilterPorts): Promise<void> {
  const before = filter.get();
  const box = window.createInputBox();
  box.title = "Search the Backend";
  box.placeholder = "Path, guard, table, column, file: all words must fit";
  box.value = before;
  const ended = Promise.withResolvers<undefined>();
  let isAccepted = false;
  box.onDidChangeValue((value) => {
    filter.set(value.slice(0, longestWords).trim());
  });
  box.onDidAccept(() => {
    isAccepted = true;
    box.hide();
  });
  box.onDidHide(() => {
    if (!isAccepted) filter.set(before);
    box.dispose();
    ended.resolve(undefined);
  });
  box.show();
  return ended.promise;
}
