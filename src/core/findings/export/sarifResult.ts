import { safeMarkdown } from "../../safeMarkdown.ts";
import { plainLine } from "../../plainLine.ts";
import { categories } from "../finding.ts";
import type { Finding, Fix, FixEdit, Severity } from "../finding.ts";
import { categoryRules } from "./categoryRules.ts";
import type { ExportWorld } from "./exportFormat.ts";
import { markdownMessage, plainMessage } from "./sarifMessage.ts";
import { artifactLocation, regionOf } from "./sarifPlaces.ts";

/** How bad a finding is in SARIF's three words, from 0 to 100, and on the scale of CVSS. */
const grades: Readonly<
  Record<Severity, { readonly level: string; readonly rank: number; readonly score: string }>
> = {
  critical: { level: "error", rank: 95, score: "9.5" },
  high: { level: "error", rank: 80, score: "8.0" },
  medium: { level: "warning", rank: 50, score: "5.5" },
  low: { level: "note", rank: 20, score: "2.0" },
};

/** "9.5": what sites that show SARIF sort security findings by. */
export function securityScore(severity: Severity): string {
  return grades[severity].score;
}

/** @param fingerprint tells the finding in another export of the same code. */
export function sarifResult(finding: Finding, fingerprint: string, world: ExportWorld): object {
  const { category, severity, evidence, fix } = finding;
  return {
    ruleId: category,
    ruleIndex: categories.indexOf(category),
    kind: "fail",
    level: grades[severity].level,
    rank: grades[severity].rank,
    message: messageOf(finding),
    locations: [{ physicalLocation: placeOf(finding, world) }],
    ...(evidence.length > 0 && { relatedLocations: relatedLocations(finding, world) }),
    partialFingerprints: { "backendArchitectFinding/v1": fingerprint },
    ...(fix && { fixes: [fixOf(fix, world)] }),
    suppressions: suppressionsOf(finding),
    properties: propertiesOf(finding),
  };
}

function messageOf({ title, explanation, trigger }: Finding): object {
  const parts = [title, explanation, trigger.trim() === "" ? "" : `When: ${trigger}`];
  const markdown = [
    `**${plainLine(title, 400)}**`,
    safeMarkdown(explanation),
    ...(trigger.trim() === "" ? [] : ["**When:**", safeMarkdown(trigger)]),
  ];
  return {
    text: parts.map(plainMessage).filter(Boolean).join("\n\n"),
    markdown: markdownMessage(markdown.filter(Boolean).join("\n\n")),
  };
}

function placeOf(
  { uri, range, quote }: Pick<Finding, "uri" | "range" | "quote">,
  world: ExportWorld,
): object {
  return { artifactLocation: artifactLocation(uri, world), region: regionOf(range, quote) };
}

function relatedLocations({ evidence }: Finding, world: ExportWorld): readonly object[] {
  return evidence.map((one, index) => ({
    id: index + 1,
    physicalLocation: placeOf(one, world),
    message: { text: plainMessage(one.note) },
  }));
}

/** One change an artifact, its replacements from the top: all count in the text as it is. */
function fixOf({ title, edits }: Fix, world: ExportWorld): object {
  const uris = [...new Set(edits.map(({ uri }) => uri))];
  return {
    description: { text: plainMessage(title) },
    artifactChanges: uris.map((uri) => ({
      artifactLocation: artifactLocation(uri, world),
      replacements: edits
        .filter((edit) => edit.uri === uri)
        .toSorted(fromTheTop)
        .map(replacement),
    })),
  };
}

const fileStart = { line: 0, character: 0 };

function fromTheTop(one: FixEdit, other: FixEdit): number {
  const [a, b] = [one.range?.start ?? fileStart, other.range?.start ?? fileStart];
  return a.line - b.line || a.character - b.character;
}

/** A file that is not there yet is filled at its start. */
function replacement({ range, newText }: FixEdit): object {
  return {
    deletedRegion: regionOf(range ?? { start: fileStart, end: fileStart }),
    insertedContent: { text: newText },
  };
}

/** SARIF wants them of every result or of none. */
function suppressionsOf({ state, dismissReason, dismissNote }: Finding): readonly object[] {
  if (state !== "dismissed") return [];
  const said = [dismissReason, dismissNote].filter(Boolean).join(": ");
  const justification = said === "" ? "Dismissed in the editor." : said;
  return [{ kind: "external", status: "accepted", justification: plainMessage(justification) }];
}

function propertiesOf(finding: Finding): object {
  const { id, severity, category, state, match, trigger, source, persona, model } = finding;
  const { checked, late, notSeenAgain } = finding;
  const { isSecurity } = categoryRules[category];
  return {
    id,
    severity,
    ...(isSecurity && { "security-severity": securityScore(severity) }),
    state,
    match,
    trigger,
    source,
    persona,
    model,
    ...(checked && { checked }),
    ...(late && { late }),
    ...(notSeenAgain && { notSeenAgain }),
  };
}
