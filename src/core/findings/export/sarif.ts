import { inWalkingOrder, isStanding } from "../drawnFindings.ts";
import { categories, severities } from "../finding.ts";
import type { Category, Finding } from "../finding.ts";
import { findingId } from "../life/findingId.ts";
import { categoryRules } from "./categoryRules.ts";
import type { ExportFormat, ExportWorld } from "./exportFormat.ts";
import { artifactLocation, uriBases } from "./sarifPlaces.ts";
import { sarifResult, securityScore } from "./sarifResult.ts";

/**
 * SARIF 2.1.0, for code scanning sites and viewers. Dismissed findings are in it, suppressed with
 * their reason; refuted, fixed and lost ones are not: they are about no code that is there.
 */
export const sarifFormat: ExportFormat = {
  id: "sarif",
  label: "SARIF 2.1.0",
  detail: "For code scanning sites and SARIF viewers",
  extensions: [".sarif", ".sarif.json"],
  render: (findings, world) => `${JSON.stringify(sarifLog(findings, world), null, 2)}\n`,
};

function sarifLog(all: readonly Finding[], world: ExportWorld): object {
  const findings = inWalkingOrder(all).filter(
    (finding) => isStanding(finding) || finding.state === "dismissed",
  );
  const fingerprints = fingerprintsOf(findings, world);
  return {
    $schema:
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: driverOf(findings, world) },
        columnKind: "utf16CodeUnits",
        newlineSequences: ["\r\n", "\r", "\n"],
        originalUriBaseIds: basesOf(findings, world),
        results: findings.map((finding, index) =>
          sarifResult(finding, fingerprints[index] ?? "", world),
        ),
      },
    ],
  };
}

function driverOf(findings: readonly Finding[], { version }: ExportWorld): object {
  return {
    name: "Backend Architect",
    version,
    semanticVersion: version,
    rules: categories.map((category) => ruleOf(category, findings)),
  };
}

/** A site that shows SARIF takes how bad a security finding is from its rule: the worst counts. */
function ruleOf(category: Category, findings: readonly Finding[]): object {
  const { name, problem, help, isSecurity } = categoryRules[category];
  const found = findings.filter((finding) => finding.category === category);
  const worst = severities.find((severity) => found.some((one) => one.severity === severity));
  return {
    id: category,
    name,
    shortDescription: { text: problem },
    fullDescription: { text: problem },
    help: { text: help },
    defaultConfiguration: { level: "warning" },
    properties: {
      tags: ["backend", ...new Set([category, ...(isSecurity ? ["security"] : [])])],
      ...(isSecurity && worst && { "security-severity": securityScore(worst) }),
    },
  };
}

/**
 * The same code gets the same fingerprint in every export: neither lines nor wording are part of
 * it. Where one file has the same code twice, the first place is the first.
 */
function fingerprintsOf(findings: readonly Finding[], world: ExportWorld): readonly string[] {
  const seen = new Map<string, number>();
  return findings.map(({ uri, category, quote }) => {
    const print = findingId(world.pathOf(uri), category, quote);
    const count = (seen.get(print) ?? 0) + 1;
    seen.set(print, count);
    return count === 1 ? print : `${print}-${count}`;
  });
}

function basesOf(findings: readonly Finding[], world: ExportWorld): object {
  const uris = findings.flatMap(({ uri, evidence, fix }) => [
    uri,
    ...[...evidence, ...(fix?.edits ?? [])].map((one) => one.uri),
  ]);
  return uriBases(uris.map((uri) => artifactLocation(uri, world)));
}
