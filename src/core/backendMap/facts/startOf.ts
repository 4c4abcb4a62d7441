import type { MapPlace } from "../backendMap.ts";

/** Names a place by where it begins: no two functions begin at one. */
export function startOf({ uri, range }: MapPlace): string {
  return `${uri}#${range.start.line}:${range.start.character}`;
}
