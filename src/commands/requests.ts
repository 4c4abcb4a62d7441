import { Disposable, window } from "vscode";
import type { Fault } from "../core/errors.ts";
import { sentenceOf } from "../core/errors.ts";
import type { OfferedPart } from "../core/context/contextChoice.ts";
import { describeRequests } from "../core/prompt/describeRequest.ts";
import type { NotReviewed } from "../core/reviewEvent.ts";
import { titleOf } from "../core/reviewRequest.ts";
import type { ReviewRequest } from "../core/reviewRequest.ts";
import type { LastRequest } from "../core/sessionStore.ts";
import type { Preview } from "../core/startReview.ts";
import { pathOf } from "../host/files/pathOf.ts";
import type { Log } from "../host/log.ts";
import { registerCommand } from "../host/registerCommand.ts";
import type { VirtualDocuments } from "../host/virtualDocuments.ts";
import { commands } from "../manifest.ts";
import { chooseContext, type ChoicePorts } from "./chooseContext.ts";
import { changesRequest } from "./changesRequest.ts";
import { folderRequest } from "./folderRequest.ts";
import { fileRequest, openFilesRequest, restRequest, selectionRequest } from "./reviewRequests.ts";

export interface RequestCommandPorts extends ChoicePorts {
  readonly log: Log;
  readonly documents: VirtualDocuments;
  /** Plans a review and sends nothing. */
  readonly preview: (request: ReviewRequest) => Promise<Preview | Fault>;
  readonly lastRequests: () => readonly LastRequest[];
  readonly lastLeftOut: () => readonly NotReviewed[];
  /** What the last review left out. */
  readonly rest: () => readonly NotReviewed[];
}

/** Both open a read-only document; they resolve with its text, or with nothing. */
export function registerRequestCommands(ports: RequestCommandPorts): Disposable {
  const guard = { log: ports.log };
  return Disposable.from(
    registerCommand(commands.previewRequest, guard, async (args) => previewRequest(args, ports)),
    registerCommand(commands.showLastRequest, guard, async () => showLastRequest(ports)),
  );
}

async function previewRequest(
  args: readonly unknown[],
  ports: RequestCommandPorts,
): Promise<string | undefined> {
  const request = await requestFor(args, ports);
  if ("code" in request) return explain(sentenceOf(request));
  return showPreview(request, ports);
}

async function showPreview(
  request: ReviewRequest,
  ports: RequestCommandPorts,
): Promise<string | undefined> {
  const preview = await ports.preview(request);
  if ("code" in preview) return explain(sentenceOf(preview));

  const { host, plan } = preview;
  const { model, requests, notReviewed, usd } = plan;
  const price = usd === undefined ? "a price that is not known" : `about $${usd.toFixed(2)}`;
  const text = describeRequests({
    title: `What a review of ${titleOf(request, pathOf)} would send`,
    notes: [`Nothing was sent. It would go to ${model.name} for ${price}, the answer included.`],
    requests: requests.map(({ sealing }) => ({ host, record: sealing.record })),
    notReviewed,
    pathOf,
  });
  await ports.documents.show("Request preview.md", text);
  if (plan.offered.length > 0) void offerChoice(request, plan.offered, ports);
  return text;
}

const choose = "Choose What Goes Along…";

/** Beside the preview, which stays as it is unless the user wants it otherwise. */
async function offerChoice(
  request: ReviewRequest,
  offered: readonly OfferedPart[],
  ports: RequestCommandPorts,
): Promise<void> {
  const [count, tokens] = [offered.filter(({ goes }) => goes).length, tokensOf(offered)];
  const sentence = `${count} parts of about ${tokens.toLocaleString("en-US")} tokens go along with the code under review.`;
  if ((await window.showInformationMessage(sentence, choose)) !== choose) return;
  if (await chooseContext(request, offered, ports)) await showPreview(request, ports);
}

function tokensOf(offered: readonly OfferedPart[]): number {
  return offered.reduce((sum, { goes, tokens }) => sum + (goes ? tokens : 0), 0);
}

/** The review that `{command}` names, by its full id or the end of it; `reviewFile` without one. */
async function requestFor(
  args: readonly unknown[],
  { rest }: RequestCommandPorts,
): Promise<ReviewRequest | Fault> {
  const name = commandIn(args[0]).replace(/^backendArchitect\./, "");
  switch (name) {
    case "reviewFile":
      return fileRequest(args);
    case "reviewSelection":
      return selectionRequest(args);
    case "reviewFolder":
      return (await folderRequest(args)) ?? notChosen;
    case "reviewChanges":
      return changesRequest(args);
    case "reviewOpenFiles":
      return openFilesRequest();
    case "reviewRest":
      return restRequest(rest());
    default:
      return { code: "nothing-to-review", detail: "what was named is no review command" };
  }
}

const notChosen: Fault = { code: "nothing-to-review", detail: "no folder was chosen" };

function commandIn(argument: unknown): string {
  if (typeof argument !== "object" || argument === null || !("command" in argument)) {
    return "reviewFile";
  }
  return typeof argument.command === "string" ? argument.command : "";
}

async function showLastRequest(ports: RequestCommandPorts): Promise<string | undefined> {
  const requests = ports.lastRequests();
  if (requests.length === 0) {
    return explain("Nothing was sent from this window yet: review something, or ask @architect.");
  }
  const text = describeRequests({
    title: "What the last review or question sent",
    notes: [],
    requests,
    notReviewed: ports.lastLeftOut(),
    pathOf,
  });
  await ports.documents.show("Last request.md", text);
  return text;
}

function explain(sentence: string): string | undefined {
  void window.showInformationMessage(sentence);
  return undefined;
}
