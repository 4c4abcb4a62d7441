import {
  Diagnostic,
  DiagnosticRelatedInformation,
  DiagnosticSeverity,
  Disposable,
  languages,
  Location,
  Uri,
} from "vscode";
import { isDrawn } from "../core/findings/drawnFindings.ts";
import type { Finding, Severity } from "../core/findings/finding.ts";
import type { FindingStore } from "../core/findings/findingStore.ts";
import type { Settings } from "../core/settings.ts";
import { commands } from "../manifest.ts";
import { toVscodeRange } from "./toVscodeRange.ts";

export interface DiagnosticsPorts {
  settings(): Pick<Settings, "problems" | "minimumSeverity">;
  onDidChangeSettings(listener: () => void): Disposable;
}

/** Draws findings in the Problems panel, while the user wants them there. */
export function drawDiagnostics(store: FindingStore, ports: DiagnosticsPorts): Disposable {
  const collection = languages.createDiagnosticCollection("Backend Architect");
  const draw = (uris: Iterable<string>): void => {
    const { problems, minimumSeverity } = ports.settings();
    for (const uri of uris) {
      const drawn = store.of(uri).filter((finding) => isDrawn(finding, minimumSeverity));
      collection.set(Uri.parse(uri), problems ? drawn.map(diagnosticOf) : []);
    }
  };
  const drawAll = (): void => {
    collection.clear();
    draw(new Set(store.all().map((finding) => finding.uri)));
  };
  drawAll();
  return Disposable.from(
    collection,
    new Disposable(store.onDidChange(draw)),
    ports.onDidChangeSettings(drawAll),
  );
}

function diagnosticOf(finding: Finding): Diagnostic {
  const { id, range, title, severity, category, evidence } = finding;
  const problem = new Diagnostic(toVscodeRange(range), title, weights[severity]);
  problem.source = "Backend Architect";
  const query = encodeURIComponent(JSON.stringify([{ id }]));
  problem.code = { value: category, target: Uri.parse(`command:${commands.showFinding}?${query}`) };
  problem.relatedInformation = evidence.map(
    (one) =>
      new DiagnosticRelatedInformation(
        new Location(Uri.parse(one.uri), toVscodeRange(one.range)),
        one.note.trim() === "" ? one.quote : one.note,
      ),
  );
  return problem;
}

/** Never an error: others count those, and a model's opinion does not break a build. */
const weights: Readonly<Record<Severity, DiagnosticSeverity>> = {
  critical: DiagnosticSeverity.Warning,
  high: DiagnosticSeverity.Warning,
  medium: DiagnosticSeverity.Information,
  low: DiagnosticSeverity.Information,
};
