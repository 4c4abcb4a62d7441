import { createHash } from "node:crypto";
import { isObject } from "./json.ts";
import type { JsonObject } from "./json.ts";
import { promptBlocks } from "./promptBlocks.ts";
import type { PromptBlock } from "./promptBlocks.ts";

/** The input side of an answer's `usage`. */
export interface InputUsage {
  readonly input_tokens: number;
  readonly cache_creation_input_tokens: number;
  readonly cache_read_input_tokens: number;
  readonly cache_creation: {
    readonly ephemeral_5m_input_tokens: number;
    readonly ephemeral_1h_input_tokens: number;
  };
}

/** What the service remembers of prompts it has begun to answer. */
export interface PromptCache {
  /** Counts a prompt; `remember` is called when its answer begins, as only then others can read it. */
  count(body: JsonObject): { readonly usage: InputUsage; readonly remember: () => void };
}

/** The average of the tokenizers since Claude 4.7. */
const charactersPerToken = 2.5;
/** Below this nothing is cached, and nothing is said about it. */
const minimumTokens = 512;
const lookBackBlocks = 20;
const seconds = { "5m": 300, "1h": 3600 } as const;

interface Point {
  readonly index: number;
  readonly ttl: "5m" | "1h";
}

export function tokensIn(characters: number): number {
  return Math.ceil(characters / charactersPerToken);
}

export function countTokens(body: JsonObject): number {
  return tokensIn(promptBlocks(body).reduce((sum, { text }) => sum + text.length, 0));
}

export function promptCache(): PromptCache {
  /** When each prefix expires, in milliseconds of the process. */
  const entries = new Map<string, number>();
  const isKnown = (key: string): boolean => (entries.get(key) ?? 0) > performance.now();

  return {
    count(body) {
      const prefixes = prefixesOf(body);
      const points = pointsOf(body, prefixes);
      const upTo = (index: number): number => prefixes[index]?.tokens ?? 0;
      const last = points.at(-1);
      const read = points.reduce((best, point) => {
        const hit = hitBefore(point.index, prefixes, isKnown);
        return hit === undefined ? best : Math.max(best, upTo(hit));
      }, 0);
      const cached = last === undefined ? 0 : Math.max(upTo(last.index), read);
      const writes = writesOf(points, upTo, read);
      const usage = {
        input_tokens: (prefixes.at(-1)?.tokens ?? 0) - cached,
        cache_creation_input_tokens: writes["5m"] + writes["1h"],
        cache_read_input_tokens: read,
        cache_creation: {
          ephemeral_5m_input_tokens: writes["5m"],
          ephemeral_1h_input_tokens: writes["1h"],
        },
      };
      return {
        usage,
        remember: () => {
          for (const { index, ttl } of points) {
            const prefix = prefixes[index];
            if (prefix) entries.set(prefix.key, performance.now() + seconds[ttl] * 1000);
          }
        },
      };
    },
  };
}

interface Prefix {
  readonly key: string;
  readonly tokens: number;
}

/** Every prefix of the prompt. What empties the cache when it changes goes in before the rest. */
function prefixesOf(body: JsonObject): readonly Prefix[] {
  const { model, tool_choice, thinking, output_config, speed } = body as Record<string, unknown>;
  let key = JSON.stringify([model, tool_choice, thinking, output_config, speed]);
  let characters = 0;
  return promptBlocks(body).map(({ path, text }) => {
    key = createHash("sha256").update(`${key}\n${path}\n${text}`).digest("base64");
    characters += text.length;
    return { key, tokens: tokensIn(characters) };
  });
}

/** The breakpoints that are long enough to be kept, the automatic one last. */
function pointsOf(body: JsonObject, prefixes: readonly Prefix[]): readonly Point[] {
  const blocks = promptBlocks(body);
  const points = blocks.flatMap(({ control }, index) =>
    control === undefined ? [] : [{ index, ttl: lifeOf(control) }],
  );
  const automatic = body["cache_control"];
  const lastCacheable = blocks.findLastIndex(isCacheable);
  if (isObject(automatic) && lastCacheable !== -1) {
    points.push({ index: lastCacheable, ttl: lifeOf(automatic) });
  }
  return points.filter(({ index }) => (prefixes[index]?.tokens ?? 0) >= minimumTokens);
}

function isCacheable({ block, text }: PromptBlock): boolean {
  return text !== "" && block["type"] !== "thinking" && block["type"] !== "redacted_thinking";
}

function lifeOf(control: JsonObject): "5m" | "1h" {
  return control["ttl"] === "1h" ? "1h" : "5m";
}

function hitBefore(
  from: number,
  prefixes: readonly Prefix[],
  isKnown: (key: string) => boolean,
): number | undefined {
  for (let index = from; index >= Math.max(0, from - lookBackBlocks); index -= 1) {
    if (isKnown(prefixes[index]?.key ?? "")) return index;
  }
  return undefined;
}

function writesOf(
  points: readonly Point[],
  upTo: (index: number) => number,
  read: number,
): Record<"5m" | "1h", number> {
  const writes = { "5m": 0, "1h": 0 };
  let covered = read;
  for (const { index, ttl } of points) {
    const fresh = Math.max(0, upTo(index) - covered);
    writes[ttl] += fresh;
    covered += fresh;
  }
  return writes;
}
