import { codeBlock } from "../../markdown/escapeMarkdown.ts";
import { markHidden, stripHidden } from "../../context/hiddenCharacters.ts";
import { rewrite } from "../../context/spans.ts";
import { codeName, plainLine } from "../../plainLine.ts";
import { inWalkingOrder, isStanding } from "../drawnFindings.ts";
import { severities } from "../finding.ts";
import type { Evidence, Finding, Fix } from "../finding.ts";
import { withLf } from "../anchors/lineEnds.ts";
import { renderFix } from "../words/renderFix.ts";
import type { ExportFormat, ExportWorld } from "./exportFormat.ts";
import { pullRequestProse, quietLine } from "./pullRequestProse.ts";
import { escapedPath } from "./sarifPlaces.ts";

/** Markdown fit for the description of, or a comment on, a pull request: what stands, worst first. */
export const markdownFormat: ExportFormat = {
  id: "markdown",
  label: "Markdown",
  detail: "For a pull request, an issue or a document",
  extensions: [".md", ".markdown"],
  render: (findings, world) => `${sections(findings, world).join("\n\n")}\n`,
};

const longestLine = 400;
const longestQuote = 12;

function sections(all: readonly Finding[], world: ExportWorld): readonly string[] {
  const standing = inWalkingOrder(all).filter(isStanding);
  const groups = severities.flatMap((severity) => {
    const found = standing.filter((finding) => finding.severity === severity);
    if (found.length === 0) return [];
    return [
      `### ${capital(severity)}`,
      ...found.flatMap((finding) => findingParts(finding, world)),
    ];
  });
  return [`## Backend review: ${counted(standing.length)}`, summary(standing, all), ...groups];
}

function summary(standing: readonly Finding[], all: readonly Finding[]): string {
  const counts = severities
    .map((severity) => ({
      severity,
      count: standing.filter((finding) => finding.severity === severity).length,
    }))
    .filter(({ count }) => count > 0)
    .map(({ severity, count }) => `${count} ${severity}`);
  const dismissed = all.filter(({ state }) => state === "dismissed").length;
  const others = dismissed === 0 ? [] : [`${dismissed} dismissed, not listed`];
  return [...(counts.length === 0 ? ["Nothing stands"] : counts), ...others].join(" · ");
}

function findingParts(finding: Finding, world: ExportWorld): readonly string[] {
  const { title, category, trigger, explanation, evidence, fix, quote } = finding;
  return [
    `#### ${words(title)}`,
    [linkTo(finding, world), category, ...marksOf(finding)].join(" · "),
    quoted(quote),
    trigger.trim() === "" ? "" : headed("When", pullRequestProse(trigger)),
    explanation.trim() === "" ? "" : headed("Why", pullRequestProse(explanation)),
    evidence.length === 0 ? "" : `**Evidence:**\n\n${evidenceList(evidence, world)}`,
    fix === undefined ? "" : fixDetails(fix, world),
    `<sub>${asHtml(finding.source === "local" ? "local check" : `${finding.persona} · ${finding.model}`)}</sub>`,
  ].filter((part) => part !== "");
}

/** On one line with words that begin as prose, over all others. */
function headed(heading: string, prose: string): string {
  const isProse = /^(?:\p{L}|["'(]|`(?!``))/u.test(prose);
  return `**${heading}:**${isProse ? " " : "\n\n"}${prose}`;
}

function marksOf({ state, match, notSeenAgain }: Finding): readonly string[] {
  return [
    ...(state === "unchecked" ? ["not challenged yet"] : []),
    ...(match === "near" ? ["likely place"] : []),
    ...(notSeenAgain === true ? ["not reported again"] : []),
  ];
}

/** Lines as a site that hosts code names them. Outside all folders there is nothing to link to. */
function linkTo({ uri, range }: Pick<Evidence, "uri" | "range">, world: ExportWorld): string {
  const path = world.pathOf(uri);
  const first = range.start.line + 1;
  const last = Math.max(first, range.end.character === 0 ? range.end.line : range.end.line + 1);
  const name = codeName(`${path}:${first}`);
  if (path.startsWith("../")) return name;
  return `[${name}](${escapedPath(path)}#L${first}${last === first ? "" : `-L${last}`})`;
}

function quoted(quote: string): string {
  const lines = withLf(quote).split("\n");
  const shown = lines.length > longestQuote ? [...lines.slice(0, longestQuote), "…"] : lines;
  const text = shown.join("\n");
  return codeBlock(rewrite(text, markHidden(text)).text);
}

function evidenceList(evidence: readonly Evidence[], world: ExportWorld): string {
  return evidence
    .map((one, index) => `${index + 1}. ${linkTo(one, world)} ${words(one.note)}`.trimEnd())
    .join("\n");
}

/** HTML of our own around it: a blank line makes what follows Markdown again. */
function fixDetails({ title, edits }: Fix, world: ExportWorld): string {
  const files = [...new Set(edits.map(({ uri }) => codeName(world.pathOf(uri))))].join(", ");
  const diff = renderFix(edits, (uri) => stripHidden(world.pathOf(uri)), Infinity);
  return `<details><summary>Suggested fix: ${asHtml(title)}</summary>\n\n${files}\n\n${diff}\n\n</details>`;
}

function words(text: string): string {
  return quietLine(plainLine(text, longestLine));
}

/** One line of words inside HTML, where nothing is Markdown and nobody is called. */
function asHtml(text: string): string {
  const line = stripHidden(text).replace(/\s+/g, " ").trim().slice(0, longestLine).toWellFormed();
  return line.replace(/[^\p{L}\p{N} ]/gu, (character) => {
    const isPlain = /[-.,;/()'"·“”‘’]/.test(character);
    return isPlain ? character : `&#${character.codePointAt(0) ?? 0xfffd};`;
  });
}

function counted(count: number): string {
  return `${count} finding${count === 1 ? "" : "s"}`;
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
