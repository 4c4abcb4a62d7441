import type { Dismissal } from "./dismissals.ts";
import { dismissalId } from "./dismissals.ts";
import { isDismissal } from "./isDismissal.ts";
import { fieldsOf } from "../memory/savedFields.ts";

/** Where a workspace folder keeps what its team dismissed. */
export const sharedFile = ".backend-architect/dismissals.json";

const version = 1;
/** Bytes of the file, and entries in it, beyond which it is not read. */
export const mostSharedBytes = 1024 * 1024;
const mostShared = 2000;

const about =
  "Findings of Backend Architect that this team dismissed. Remove an entry and its finding can come back.";

/** What a team's file says. Paths are relative to the file's workspace folder. */
export interface SharedDismissals {
  readonly dismissals: readonly Dismissal[];
  /** Entries that are none, as they were read: they are skipped, and stay in the file. */
  readonly unread: readonly unknown[];
}

export const noShared: SharedDismissals = { dismissals: [], unread: [] };

/** Reads a team's file, which anybody with access to the repository may have written. */
export function readShared(text: string): SharedDismissals | "newer" | "unreadable" {
  const root = fieldsOf(parsed(text));
  const written = root?.["version"];
  if (typeof written === "number" && written > version) return "newer";
  const entries = root?.["dismissals"];
  if (written !== version || !Array.isArray(entries)) return "unreadable";
  const byId = new Map<string, Dismissal>();
  const unread: unknown[] = [];
  for (const entry of entries as readonly unknown[]) {
    const one = byId.size < mostShared ? dismissalIn(entry) : undefined;
    if (one === undefined) unread.push(entry);
    else byId.set(one.id, one);
  }
  return { dismissals: [...byId.values()], unread };
}

/** The file's text: one entry a dismissal, sorted, so that two branches seldom meet on a line. */
export function writeShared({ dismissals, unread }: SharedDismissals): string {
  const entries = dismissals
    .map(entryOf)
    .toSorted((one, other) => compareTexts(orderOf(one), orderOf(other)));
  return `${JSON.stringify({ version, about, dismissals: [...entries, ...unread] }, null, 2)}\n`;
}

/** With this dismissal in it, in the place of what was there about the same finding. */
export function withShared(shared: SharedDismissals, added: Dismissal): SharedDismissals {
  const others = shared.dismissals.filter(({ id }) => id !== added.id);
  return { ...shared, dismissals: [...others, added] };
}

type SharedEntry = Omit<Dismissal, "id" | "restored">;

/** The id follows from the rest, so it would only be one more thing to disagree about. */
function entryOf({ path, symbol, category, quote, title, ...why }: Dismissal): SharedEntry {
  const { reason, note, code, when } = why;
  return {
    path,
    symbol,
    category,
    quote,
    title,
    reason,
    ...(note === undefined ? {} : { note }),
    ...(code === undefined ? {} : { code }),
    when: when.slice(0, 10),
  };
}

function dismissalIn(entry: unknown): Dismissal | undefined {
  const raw = fieldsOf(entry);
  if (raw === undefined) return undefined;
  const { title = "", when = "" } = raw;
  const whole: unknown = { ...raw, title, when, id: "", restored: undefined };
  if (!isDismissal(whole) || !isWithin(whole.path)) return undefined;
  return { ...entryOf({ ...whole, when: whole.when }), id: dismissalId(whole) };
}

/** A path below the folder, however it is spelt. */
function isWithin(path: string): boolean {
  return !/^[/\\]|^[a-z]:|(?:^|[/\\])\.\.(?:[/\\]|$)|\p{Cc}/iu.test(path);
}

function orderOf({ path, symbol, category, quote }: SharedEntry): string {
  return [path, symbol, category, quote].join("\n");
}

/** Without a language's own rules, so that every machine sorts alike. */
function compareTexts(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
