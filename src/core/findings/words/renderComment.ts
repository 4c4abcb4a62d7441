import { stripHidden } from "../../context/hiddenCharacters.ts";
import { isStanding } from "../drawnFindings.ts";
import type { Evidence, Finding, Fix, FixEdit } from "../finding.ts";
import { renderFix } from "./renderFix.ts";

/** How a model's words and a file's name become Markdown in which nothing is active. */
export interface SafeText {
  /** Paragraphs, lists and code, by the allow-list. */
  markdown(text: string): string;
  /** One line of words. */
  line(text: string): string;
  pathOf(uri: string): string;
}

/** The address that opens a finding's evidence, by its index; undefined where nothing may. */
export type EvidenceLink = (index: number) => string | undefined;

/**
 * A finding as the Markdown of its comment, under its title and beside who said it, which the
 * thread shows itself. It begins with one plain sentence, since that is what a screen reader reads
 * first. Nothing but the places of evidence can be clicked.
 */
export function renderComment(finding: Finding, safe: SafeText, link: EvidenceLink): string {
  const { severity, category, trigger, explanation, evidence, fix } = finding;
  return [
    `${capital(severity)} severity, ${category}. ${stateWords(finding, safe)}`.trimEnd(),
    ...remarksOn(finding),
    trigger.trim() === "" ? "" : headed("When", safe.markdown(trigger)),
    explanation.trim() === "" ? "" : headed("Why", safe.markdown(explanation)),
    evidence.length === 0 ? "" : `**Evidence:**${evidenceList(evidence, safe, link)}`,
    fix === undefined
      ? ""
      : `**Fix:** ${safe.line(fix.title)}${trialWords(fix)}\n\n${fixBlocks(fix.edits, safe)}`,
  ]
    .filter((section) => section !== "")
    .join("\n\n");
}

function trialWords({ trial }: Fix): string {
  return trial === "breaks" ? "\n\nTried in memory, it leaves code that does not parse." : "";
}

/** Who said it, on one plain line: "backend-architect · Claude Sonnet 5.5". */
export function authorOf({ persona, model, source }: Finding): string {
  return `${plainName(persona)} · ${source === "local" ? "local check" : plainName(model)}`;
}

/** What is known of whether a finding is true, and what became of it. */
function stateWords(finding: Finding, safe: SafeText): string {
  const { state, refuteReason, dismissReason, dismissNote, dismissedBy } = finding;
  const because = (...reasons: readonly (string | undefined)[]): string => {
    const given = reasons.filter((reason) => reason !== undefined && reason.trim() !== "");
    return given.length === 0 ? "." : `: ${withStop(safe.line(given.join(", ")))}`;
  };
  switch (state) {
    case "unchecked":
      return "Unchecked: nothing has tried to refute it yet.";
    case "open":
      return challengeWords(finding, because);
    case "refuted":
      return `Refuted by a second look${because(refuteReason)}`;
    case "dismissed":
      return `Dismissed${dismissedBy === "team" ? " by the team" : ""}${because(dismissReason, dismissNote)}`;
    case "fixed":
      return "Fixed.";
    case "lost":
      return "Lost: the code that it quotes is gone.";
  }
}

function challengeWords(
  { checked, checkReason, source }: Finding,
  because: (reason: string | undefined) => string,
): string {
  if (checked === "confirmed") return `Confirmed by a second look${because(checkReason)}`;
  if (checked === "lowered") {
    return `Confirmed by a second look, which lowered its severity${because(checkReason)}`;
  }
  return source === "local"
    ? "Found by a local check, without a model."
    : "Not checked by a second look.";
}

function remarksOn(finding: Finding): readonly string[] {
  return [
    finding.late === true
      ? "*Late: this code was reviewed completely before and has not changed since.*"
      : "",
    finding.match === "near"
      ? "*Its quote differed a little from the code; this is the likely place.*"
      : "",
    finding.notSeenAgain === true && isStanding(finding)
      ? "*The last review did not report it again.*"
      : "",
  ];
}

/** One piece beside its heading, several below it. */
function evidenceList(evidence: readonly Evidence[], safe: SafeText, link: EvidenceLink): string {
  const places = evidence.map((one, index) => {
    const name = placeName(one, safe);
    const address = link(index);
    const place = address === undefined ? `\`${name}\`` : `[${linkLabel(name)}](${address})`;
    return `${place} ${safe.line(one.note)}`.trimEnd();
  });
  if (places.length === 1) return ` ${places.join("")}`;
  return `\n\n${places.map((place, index) => `${index + 1}. ${place}`).join("\n")}`;
}

/** "src/orders.ts:12", counted from one as an editor shows it. */
function placeName({ uri, range }: Pick<Evidence, "uri" | "range">, safe: SafeText): string {
  return `${safe.pathOf(uri).replace(/[`\p{C}]/gu, "\ufffd")}:${range.start.line + 1}`;
}

/** In a label a file's name must not end the link, nor be anything but letters. */
function linkLabel(name: string): string {
  return name.replace(/[[\]\\`*_<>()!#|~$&]/g, "\\$&");
}

function fixBlocks(edits: readonly FixEdit[], safe: SafeText): string {
  return renderFix(edits, (uri) => safe.pathOf(uri).replace(/\p{C}/gu, "\ufffd"));
}

/** In front of the words where they begin as prose; a comment has few lines to spare. */
function headed(heading: string, words: string): string {
  const isProse = /^(?!\d+[.)]\s|[-+*]\s)[\p{L}\p{N}`"'(\\*]/u.test(words) && !/^`{3}/.test(words);
  return `**${heading}:**${isProse ? " " : "\n\n"}${words}`;
}

/** Shown as letters, not as Markdown. */
function plainName(name: string): string {
  return stripHidden(name).replace(/\s+/g, " ").trim();
}

function withStop(sentence: string): string {
  return /[.!?…]$/.test(sentence) ? sentence : `${sentence}.`;
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
