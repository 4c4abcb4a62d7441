import { jsonrepair } from "jsonrepair";

/**
 * Reads JSON as models write it that are held to no schema: with comments, trailing commas, single
 * quotes, line ends within texts. Throws where even that does not help.
 */
export function parseLoose(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return JSON.parse(jsonrepair(text)) as unknown;
  }
}
