import { randomUUID } from "node:crypto";
import { env, workspace } from "vscode";
import type { Fault } from "../core/errors.ts";
import type { DismissalStore } from "../core/findings/dismissals/dismissalStore.ts";
import type { FindingStore } from "../core/findings/findingStore.ts";
import { createReviewedCodeStore } from "../core/findings/life/reviewedCodeStore.ts";
import type { Persona } from "../core/personas/parsePersona.ts";
import type { Backend, Changes, Claude, Files, Model } from "../core/ports.ts";
import type { SessionStore } from "../core/sessionStore.ts";
import type { ReviewPorts } from "../core/startReview.ts";
import { confirmCost } from "./confirmCost.ts";
import type { Log } from "./log.ts";
import { connect, connectQuietly } from "./service/connect.ts";
import { connectForReview, otherAnswerer } from "./service/connectForReview.ts";
import type { SecretKeys } from "./service/secretKeys.ts";
import { serviceAddress } from "./service/serviceAddress.ts";
import type { ServiceAddress } from "./service/serviceAddress.ts";
import type { SpentKeeper } from "./service/spending.ts";
import { systemClock, today } from "./systemClock.ts";
import { isAiDisabled, readSettings } from "./vscodeSettings.ts";

export interface World {
  readonly log: Log;
  readonly keys: SecretKeys;
  readonly files: Files;
  readonly backend?: Backend;
  readonly findings: FindingStore;
  readonly dismissals: DismissalStore;
  readonly session: SessionStore;
  readonly spending: Pick<SpentKeeper, "refresh">;
  readonly persona: () => Promise<Persona>;
  readonly openClaude: (address: ServiceAddress, key: string) => Claude;
  readonly knownModels: readonly Model[];
}

export interface HostPorts extends ReviewPorts {
  readonly newId: () => string;
  readonly dismissals: DismissalStore;
  /** Claude when that needs no question; a fault otherwise. */
  connectQuietly(): Promise<Claude | Fault>;
}

/** VS Code behind what a review and a chat turn need. */
export function createPorts(world: World): HostPorts {
  const { log, keys, files, backend, findings, dismissals, session, persona } = world;
  const service = { settings: readSettings, keys, log, open: keepOpen(world.openClaude) };
  return {
    files,
    ...(backend && { backend }),
    changes: changesOn(files),
    findings,
    dismissals,
    reviewedCode: createReviewedCodeStore(),
    session,
    persona,
    clock: systemClock,
    settings: readSettings,
    isTrusted: () => workspace.isTrusted,
    isAiDisabled,
    connect: async (signal) => {
      // The daily limit counts all windows of this machine.
      world.spending.refresh();
      return connect(service, signal);
    },
    answerer: async (signal) => {
      world.spending.refresh();
      return connectForReview({ ...service, persona }, signal);
    },
    previewAnswerer: async () => {
      const other = await otherAnswerer({ ...service, persona });
      if (other === undefined) return { host: hostName(), models: world.knownModels };
      return { ...other, models: await other.models(new AbortController().signal) };
    },
    connectQuietly: () => connectQuietly(service),
    knownModels: () => world.knownModels,
    confirmCost,
    today,
    displayLanguage: env.language,
    newId: randomUUID,
    log: (line) => {
      log.info(line);
    },
  };
}

function hostName(): string {
  const { baseUrl } = readSettings();
  const address = serviceAddress(baseUrl);
  return "code" in address ? baseUrl : address.host;
}

/** One client for an address and key, so that its list of models and its connections last. */
function keepOpen(openClaude: World["openClaude"]) {
  let last: { readonly name: string; readonly claude: Claude } | undefined;
  return (address: ServiceAddress, key: string): Promise<Claude> => {
    const name = `${address.baseUrl}\n${key}`;
    if (last?.name !== name) last = { name, claude: openClaude(address, key) };
    return Promise.resolve(last.claude);
  };
}

/** Git is loaded with the first review of changes. */
function changesOn(files: Files): Changes {
  const load = async (): Promise<Changes> => {
    const { workspaceChanges } = await import("./git/workspaceChanges.ts");
    return workspaceChanges(files);
  };
  return {
    list: async (...asked) => (await load()).list(...asked),
    read: async (...asked) => (await load()).read(...asked),
  };
}
