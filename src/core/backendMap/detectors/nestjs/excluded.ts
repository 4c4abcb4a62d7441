import type { FileFacts } from "../../facts/facts.ts";
import type { Value } from "../../facts/value.ts";
import type { Linking } from "../../link/linking.ts";
import { wordsOf } from "../../link/names/entity.ts";
import { textsOf } from "../../link/names/textsOf.ts";
import { itemsIn } from "../../link/routes/itemsIn.ts";
import type { ValueIn } from "../../link/names/valueBehind.ts";
import { optionOf } from "../javascriptRouting/routerFact.ts";

/** A path without the prefix, for one method alone where it says so. */
export interface Excluded {
  readonly path: string;
  readonly method?: string;
}

/** What an application leaves its prefix out of: `setGlobalPrefix("api", { exclude: ["health"] })`. */
export function excludedIn(files: readonly FileFacts[], linking: Linking): readonly Excluded[] {
  return files
    .flatMap((file) => listsIn(file))
    .flatMap((list) => itemsIn(list, linking))
    .flatMap(({ value, place }) => {
      const isRecord = value.kind === "record";
      const path = isRecord ? optionOf(value, "path") : value;
      const method = isRecord ? methodIn(optionOf(value, "method")) : undefined;
      const texts = path === undefined ? [] : textsOf(path, place, linking.evaluate);
      return texts.flatMap(({ text, unresolved }) =>
        unresolved === undefined ? [{ path: text, ...(method !== undefined && { method }) }] : [],
      );
    });
}

/** `RequestMethod.GET`; all of them are as none. */
function methodIn(method: Value | undefined): string | undefined {
  const [, name = ""] = /^RequestMethod\.([A-Z]+)$/.exec(method ? wordsOf(method) : "") ?? [];
  return name === "" || name === "ALL" ? undefined : name;
}

const listsIn = (file: FileFacts): readonly ValueIn[] =>
  file.calls.flatMap(({ callee, args: [, options], scope }) => {
    const isPrefix = callee.kind === "member" && callee.name === "setGlobalPrefix";
    const value = isPrefix ? optionOf(options, "exclude") : undefined;
    return value === undefined ? [] : [{ value, place: { file, scope } }];
  });

/** Whether one of these paths, which may be open at their end, is this one, for all of its methods. */
export function isExcluded(
  path: string,
  methods: readonly string[],
  excluded: readonly Excluded[],
): boolean {
  const bare = bareOf(path);
  return excluded
    .filter(({ method }) => method === undefined || methods.every((one) => one === method))
    .map((one) => bareOf(one.path))
    .some((one) => {
      const open = /^(.*?)\/?(?:\(\.\*\)|\{?\/?\*\w*\}?|:\w+\*)$/.exec(one);
      return open === null ? bare === one : bare === open[1] || bare.startsWith(`${open[1]}/`);
    });
}

const bareOf = (path: string): string => path.replace(/^\/|\/$/g, "");
