import { reject } from "./apiProblem.ts";
import { isObject, objectAt, wordAt } from "./json.ts";
import type { JsonObject } from "./json.ts";
import { promptBlocks } from "./promptBlocks.ts";

/** At most four breakpoints, the automatic one included, and none of an hour after a shorter one. */
export function validateCacheControl(body: JsonObject): void {
  const marked = promptBlocks(body).filter(({ control }) => control !== undefined);
  const lives = marked.map(({ path, block, control }) => {
    checkPlace(path, block);
    return timeToLive(`${path}.cache_control`, control);
  });
  if (isObject(body["cache_control"])) {
    lives.push(timeToLive("cache_control", body["cache_control"]));
  }
  if (lives.length > 4) {
    reject(`A maximum of 4 blocks with cache_control may be provided. Found ${lives.length}.`);
  }
  if (lives.some((life, index) => life === "1h" && lives.slice(0, index).includes("5m"))) {
    reject("A ttl='1h' cache_control block must not come after a ttl='5m' cache_control block.");
  }
}

function timeToLive(path: string, value: unknown): string {
  const control = objectAt(path, value, ["type", "ttl"]);
  wordAt(`${path}.type`, control["type"], ["ephemeral"]);
  return control["ttl"] === undefined ? "5m" : wordAt(`${path}.ttl`, control["ttl"], ["5m", "1h"]);
}

function checkPlace(path: string, block: JsonObject): void {
  const thinks = block["type"] === "thinking" || block["type"] === "redacted_thinking";
  if (thinks) reject(`${path}.cache_control: Extra inputs are not permitted`);
  if (block["type"] === "text" && block["text"] === "") {
    reject(`${path}: cache_control cannot be set for empty text blocks`);
  }
}
