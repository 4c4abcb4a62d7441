import type { Files, Withheld } from "../../ports.ts";
import { asOfToday } from "../anchors/asOfToday.ts";
import type { Finding } from "../finding.ts";
import { hideSecretsIn } from "./hideSecretsIn.ts";

/** Findings that may be given to somebody outside, and how many may or can not. */
export interface HandedOut {
  readonly findings: readonly Finding[];
  /** About a file that a rule withholds from whom they are for. */
  readonly withheld: number;
  /** About text that is not there any more. */
  readonly gone: number;
}

export interface HandOutPorts {
  readonly files: Pick<Files, "read" | "withheld">;
  /** What is kept back: nothing from the user, more from others the less the user has asked. */
  readonly keepBack: readonly Withheld["strength"][];
}

/**
 * Findings in the form in which they leave the window: as of today's text, with nothing from a file
 * that is kept back, and without secrets.
 *
 * @throws the signal's reason when it is aborted.
 */
export async function handOut(
  findings: readonly Finding[],
  ports: HandOutPorts,
  signal: AbortSignal,
): Promise<HandedOut> {
  const texts = new Map<string, string | undefined>();
  const kept = new Set<string>();
  for (const uri of new Set(findings.flatMap(urisOf))) {
    signal.throwIfAborted();
    if (await isKeptBack(uri, ports, signal)) kept.add(uri);
    else await readInto(texts, uri, ports.files, signal);
  }
  const allowed = findings.filter(({ uri }) => !kept.has(uri));
  const today = allowed.flatMap((one) => asOfToday(withoutFiles(one, kept), texts) ?? []);
  return {
    findings: hideSecretsIn(today),
    withheld: findings.length - allowed.length,
    gone: allowed.length - today.length,
  };
}

function urisOf({ uri, evidence, fix }: Finding): readonly string[] {
  return [uri, ...[...evidence, ...(fix?.edits ?? [])].map((one) => one.uri)];
}

/** Rules that cannot be asked keep everything back. */
async function isKeptBack(
  uri: string,
  { files, keepBack }: HandOutPorts,
  signal: AbortSignal,
): Promise<boolean> {
  if (keepBack.length === 0) return false;
  try {
    const withheld = await files.withheld(uri, signal);
    return withheld !== undefined && keepBack.includes(withheld.strength);
  } catch {
    signal.throwIfAborted();
    return true;
  }
}

/** A file too large to be read, or of no kind that is, stays unknown; one not there is gone. */
async function readInto(
  texts: Map<string, string | undefined>,
  uri: string,
  files: HandOutPorts["files"],
  signal: AbortSignal,
): Promise<void> {
  const file = await files.read(uri, "part", signal);
  if (file.kind === "text") texts.set(uri, file.text);
  else if (file.code === "unreadable") texts.set(uri, undefined);
}

function withoutFiles(finding: Finding, kept: ReadonlySet<string>): Finding {
  const { fix, ...rest } = finding;
  const isWhole = fix?.edits.every(({ uri }) => !kept.has(uri)) === true;
  const evidence = finding.evidence.filter(({ uri }) => !kept.has(uri));
  return { ...rest, evidence, ...(fix && isWhole && { fix }) };
}
