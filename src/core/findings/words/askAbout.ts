import { stripHidden } from "../../context/hiddenCharacters.ts";
import type { Finding } from "../finding.ts";

/** UTF-16 units of a title or a trigger in a question that has to be read before it is sent. */
const longest = 300;

/**
 * A question about one finding for the chat's input, where the user sees it before he sends it.
 *
 * @param place how the user knows where it is: "src/orders.ts:12".
 */
export function askAbout(finding: Finding, place: string): string {
  const { title, trigger, severity, category } = finding;
  const when = words(trigger);
  return [
    "Is this finding right, and what would you do about it?",
    `“${words(title)}” (${severity}, ${category}, ${words(place)})`,
    ...(when === "" ? [] : [`When: ${when}`]),
  ].join("\n");
}

/** Written by a model, so nothing in it may pick a participant or a tool of the chat. */
function words(text: string): string {
  const line = stripHidden(text).replace(/\s+/g, " ").trim();
  const plain = line.replace(/(?<![\p{L}\p{N}])[#@](?=[\p{L}\p{N}])/gu, "");
  return plain.length > longest ? `${plain.slice(0, longest).trimEnd()}…` : plain;
}
