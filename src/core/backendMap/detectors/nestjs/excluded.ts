import type { FileFacts } from "../../facts/facts.ts";
import type { Linking } from "../../link/linking.ts";
import { textsOf } from "../../link/names/textsOf.ts";
import { itemsIn } from "../../link/routes/itemsIn.ts";
import type { ValueIn } from "../../link/names/valueBehind.ts";
import { optionOf } from "../javascriptRouting/routerFact.ts";

/** The paths that an application leaves its prefix out of: `setGlobalPrefix("api", { exclude: ["health"] })`. */
export function excludedIn(files: readonly FileFacts[], linking: Linking): readonly string[] {
  return files
    .flatMap((file) => listsIn(file))
    .flatMap((list) => itemsIn(list, linking))
    .flatMap(({ value, place }) => {
      const path = value.kind === "record" ? optionOf(value, "path") : value;
      return path === undefined ? [] : textsOf(path, place, linking.evaluate);
    })
    .flatMap(({ text, unresolved }) => (unresolved === undefined ? [text] : []));
}

const listsIn = (file: FileFacts): readonly ValueIn[] =>
  file.calls.flatMap(({ callee, args: [, options], scope }) => {
    const isPrefix = callee.kind === "member" && callee.name === "setGlobalPrefix";
    const value = isPrefix ? optionOf(options, "exclude") : undefined;
    return value === undefined ? [] : [{ value, place: { file, scope } }];
  });

/** Whether one of these paths, which may be open at their end, is this one. */
export function isExcluded(path: string, excluded: readonly string[]): boolean {
  const bare = bareOf(path);
  return excluded.map(bareOf).some((one) => {
    const open = /^(.*?)\/?(?:\(\.\*\)|\{?\/?\*\w*\}?|:\w+\*)$/.exec(one);
    return open === null ? bare === one : bare === open[1] || bare.startsWith(`${open[1]}/`);
  });
}

const bareOf = (path: string): string => path.replace(/^\/|\/$/g, "");
