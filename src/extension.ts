import { EventEmitter, workspace } from "vscode";
import type { ExtensionContext } from "vscode";
import { registerChat } from "./chat/registerChat.ts";
import { builtInModels } from "./claude/builtInModels.ts";
import { checkKey, connectClaude } from "./claude/connectClaude.ts";
import { registerCommandStubs } from "./commands/commandStubs.ts";
import type { CommandPorts } from "./commands/registerCommands.ts";
import type { SetupCommandPorts } from "./commands/setup.ts";
import type { ReviewRequest } from "./core/reviewRequest.ts";
import { mapBackend } from "./core/context/backend/mapBackend.ts";
import { createDismissalStore } from "./core/findings/dismissals/dismissalStore.ts";
import { createFindingStore } from "./core/findings/findingStore.ts";
import { drawSurfaces } from "./editor/drawSurfaces.ts";
import type { Surfaces } from "./editor/drawSurfaces.ts";
import { createChecking } from "./host/backendMap/checking.ts";
import { createBackendMap } from "./host/backendMap/createBackendMap.ts";
import { createFiles } from "./host/files/createFiles.ts";
import { keepState } from "./host/keepState.ts";
import { createLog } from "./host/log.ts";
import type { Log } from "./host/log.ts";
import { createPersonaPorts } from "./host/personaPorts.ts";
import { createPorts } from "./host/reviewPorts.ts";
import type { World } from "./host/reviewPorts.ts";
import { createSecretKeys } from "./host/service/secretKeys.ts";
import type { SecretKeys } from "./host/service/secretKeys.ts";
import { openSession } from "./host/service/spending.ts";
import { ownOrigin, watchKey } from "./host/service/watchKey.ts";
import { statusPorts } from "./host/statusPorts.ts";
import { systemClock } from "./host/systemClock.ts";

/** Constructs, connects and registers everything; reads no file and sends nothing. */
export function activate(context: ExtensionContext): void {
  const log = createLog();
  const stores = createStores(context, log);
  const keys = createKeys(context, log);
  const key = watchKey(keys);
  const personas = createPersonaPorts(context);
  const wire = { clock: systemClock, log: lineLog(log) };
  const persona = () => personas.persona();
  const openClaude: World["openClaude"] = ({ baseUrl }, value) =>
    connectClaude({ baseUrl, key: value, ...wire });
  const { backendMap, checking, tools } = openBackend(context, { ...stores, log });
  const known = { knownModels: builtInModels, backend: mapBackend(backendMap, linksOf) };
  const ports = createPorts({ ...stores, ...known, log, keys, persona, openClaude });
  const check: SetupCommandPorts["checkKey"] = ({ baseUrl }, value, signal) =>
    checkKey({ baseUrl, key: value, ...wire }, signal);
  const setup = { log, keys, personas, checkKey: check };
  const chatOpened = new EventEmitter<void>();
  const chatEvents = { onDidOpenChat: chatOpened.event, onQuestion: () => backendMap.want() };
  const surfaces = drawSurfaces({
    ...stores,
    backendMap,
    log,
    memory: context.workspaceState,
    status: statusPorts(key, builtInModels, personas),
  });

  context.subscriptions.push(
    log,
    key,
    personas,
    surfaces,
    chatOpened,
    backendMap,
    checking,
    keepState(context, { ...stores, log }),
    registerCommandStubs(() =>
      loadCommands({ ...setup, ports, chatOpened, backendMap, runChecks: checking.run }, surfaces),
    ),
    registerChat({ log, ports, context, personaLine: "sonnet", ...chatEvents, tools }),
  );
}

type Setup = Omit<CommandPorts, "arrangement" | "filter" | "actions" | "review" | "reconsider">;

async function loadCommands(setup: Setup, surfaces: Surfaces) {
  const [{ registerCommands }, { reviewInEditor }, talk, onFindings] = await Promise.all([
    import("./commands/registerCommands.ts"),
    import("./editor/reviewInEditor.ts"),
    import("./editor/reconsiderInEditor.ts"),
    surfaces.actions(),
  ]);
  const { arrangement, filter } = surfaces;
  const { ports } = setup;
  const review = (request: ReviewRequest) => reviewInEditor(request, ports, onFindings);
  const reconsider = talk.reconsiderWith(ports);
  return () =>
    registerCommands({ ...setup, arrangement, filter, actions: onFindings, review, reconsider });
}

const linksOf: Parameters<typeof mapBackend>[1] = async (question, signal) => {
  const { languageLinks } = await import("./host/languageLinks.ts");
  return languageLinks(question, signal);
};

function openBackend(
  context: ExtensionContext,
  world: Pick<World, "files" | "findings" | "session" | "log">,
) {
  const backendMap = createBackendMap({ ...world, context });
  const checking = createChecking({ ...world, backendMap });
  const tools = { ...checking.ports, ...backendMap, files: world.files };
  return { backendMap, checking, tools };
}

function createStores({ globalState }: ExtensionContext, log: Log) {
  const [findings, dismissals] = [createFindingStore(), createDismissalStore()];
  return { findings, dismissals, files: createFiles(), ...openSession(globalState, log) };
}

function createKeys({ secrets }: ExtensionContext, log: Log): SecretKeys {
  const environmentKey = (): string | undefined =>
    workspace.isTrusted ? process.env["ANTHROPIC_API_KEY"] : undefined;
  return createSecretKeys({ secrets, environmentKey, ownOrigin, log });
}

function lineLog(log: Log): (line: string) => void {
  return (line) => {
    log.info(line);
  };
}
