import { createServer } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { textAnswer } from "./answers.ts";
import { ApiProblem, errorBody } from "./apiProblem.ts";
import { completeEvent } from "./completeEvent.ts";
import { countTokens, promptCache } from "./promptCache.ts";
import type { PromptCache } from "./promptCache.ts";
import { recordRequest } from "./recordedRequest.ts";
import type { RecordedRequest } from "./recordedRequest.ts";
import { sendSteps } from "./sendSteps.ts";
import type { Step } from "./step.ts";
import { validateCountBody, validateHeaders, validateMessageBody } from "./validateRequest.ts";
import { wireModels } from "./wireModels.ts";
import type { WireModel } from "./wireModels.ts";

/** The one key that is accepted unless `keys` says otherwise. Put together so that no scan finds it. */
export const testKey = ["sk", "ant", "test", "0123456789abcdef"].join("-");

/** What to answer; `index` counts the messages requests that were valid, from 0. */
export type Answer = (
  request: RecordedRequest,
  index: number,
) => readonly Step[] | Promise<readonly Step[]>;

type AnswerModels = (request: RecordedRequest) => readonly Step[];

export interface FakeClaudeOptions {
  readonly answer?: Answer;
  readonly keys?: readonly string[] | "any";
  readonly models?: readonly WireModel[];
  /** `lenient` takes any body and any headers, as other servers that speak the protocol do. */
  readonly rules?: "strict" | "lenient";
  /** Cuts every event into pieces of so many bytes. */
  readonly chunk?: number;
  readonly port?: number;
}

/** A server on loopback that speaks Claude's protocol. Change `answer` and the rest at any time. */
export interface FakeClaude extends AsyncDisposable {
  readonly url: string;
  readonly requests: readonly RecordedRequest[];
  answer: Answer;
  /** Instead of the models list, when set. */
  answerModels: AnswerModels | undefined;
  chunk: number | undefined;
  /** The messages requests alone. */
  messages(): readonly RecordedRequest[];
  /** Resolves with the request of this index as soon as it came. */
  received(index: number): Promise<RecordedRequest>;
  close(): Promise<void>;
}

interface State {
  readonly options: FakeClaudeOptions;
  readonly fake: FakeClaude;
  readonly requests: RecordedRequest[];
  readonly cache: PromptCache;
  readonly arrived: (() => void)[];
  accepted: number;
}

export async function startFakeClaude(options: FakeClaudeOptions = {}): Promise<FakeClaude> {
  const server = createServer((incoming, answer) => {
    void serve(state, incoming, answer);
  });
  const requests: RecordedRequest[] = [];
  const close = async (): Promise<void> => {
    const { promise, resolve } = Promise.withResolvers<undefined>();
    server.close(() => {
      resolve(undefined);
    });
    server.closeAllConnections();
    await promise;
  };
  const listening = Promise.withResolvers<undefined>();
  server.once("error", listening.reject);
  server.listen(options.port ?? 0, "127.0.0.1", () => {
    listening.resolve(undefined);
  });
  await listening.promise;
  const fake: FakeClaude = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    answer: options.answer ?? (() => textAnswer("Hello from the test server.")),
    answerModels: undefined,
    chunk: options.chunk,
    messages: () => requests.filter(({ path }) => path === "/v1/messages"),
    received: (index) => received(state, index),
    close,
    [Symbol.asyncDispose]: close,
  };
  const state: State = { options, fake, requests, cache: promptCache(), arrived: [], accepted: 0 };
  return fake;
}

async function received(state: State, index: number): Promise<RecordedRequest> {
  for (;;) {
    const request = state.requests[index];
    if (request) return request;
    const { promise, resolve } = Promise.withResolvers<undefined>();
    state.arrived.push(() => {
      resolve(undefined);
    });
    await promise;
  }
}

async function serve(
  state: State,
  incoming: IncomingMessage,
  answer: ServerResponse,
): Promise<void> {
  const { requests, arrived, fake } = state;
  let request: RecordedRequest;
  try {
    request = await recordRequest(incoming, answer);
  } catch {
    return; // The client went away within its own request.
  }
  requests.push(request);
  for (const tell of arrived.splice(0)) tell();
  const requestId = `req_${String(requests.length).padStart(4, "0")}`;
  const send = { request, requestId, chunk: undefined, complete: (event: object) => event };
  try {
    const route = routeOf(state, request);
    await sendSteps(answer, await route.steps(), {
      ...send,
      chunk: fake.chunk,
      complete: route.complete,
    });
  } catch (error) {
    await sendSteps(answer, problemSteps(error, requestId), send);
  }
}

interface Route {
  readonly steps: () => readonly Step[] | Promise<readonly Step[]>;
  readonly complete: (event: object) => object;
}

function routeOf(state: State, request: RecordedRequest): Route {
  const { options, fake, cache } = state;
  const { answerModels } = fake;
  const models = options.models ?? wireModels;
  const isStrict = options.rules !== "lenient";
  if (isStrict) validateHeaders(request.headers, options.keys ?? [testKey]);
  const url = new URL(request.path, fake.url);
  const asIs = (event: object): object => event;
  switch (`${request.method} ${url.pathname}`) {
    case "POST /v1/messages": {
      if (isStrict) validateMessageBody(request.body, models);
      const index = state.accepted;
      state.accepted += 1;
      const { usage, remember } = cache.count(request.body);
      return {
        steps: () => fake.answer(request, index),
        complete: completeEvent(request.body, usage, remember),
      };
    }
    case "POST /v1/messages/count_tokens":
      if (isStrict) validateCountBody(request.body, models);
      return {
        steps: () => jsonSteps({ input_tokens: countTokens(request.body) }),
        complete: asIs,
      };
    case "GET /v1/models":
      return {
        steps: () => answerModels?.(request) ?? jsonSteps(modelsPage(models, url)),
        complete: asIs,
      };
    default:
      return { steps: () => jsonSteps(oneModel(models, request, url)), complete: asIs };
  }
}

function modelsPage(models: readonly WireModel[], url: URL): object {
  const limit = Number(url.searchParams.get("limit") ?? 20);
  const after = models.findIndex(({ id }) => id === url.searchParams.get("after_id"));
  const page = models.slice(after + 1, after + 1 + limit);
  return {
    data: page,
    has_more: after + 1 + limit < models.length,
    first_id: page[0]?.id ?? null,
    last_id: page.at(-1)?.id ?? null,
  };
}

function oneModel(models: readonly WireModel[], request: RecordedRequest, url: URL): object {
  const id = /^\/v1\/models\/([^/]+)$/.exec(url.pathname)?.[1];
  const model = models.find((one) => one.id === id);
  if (request.method === "GET" && model) return model;
  throw new ApiProblem(404, "not_found_error", id === undefined ? "Not Found" : `model: ${id}`);
}

function jsonSteps(body: object): readonly Step[] {
  return [
    { do: "status", code: 200, headers: { "content-type": "application/json" } },
    { do: "raw", bytes: JSON.stringify(body) },
  ];
}

function problemSteps(error: unknown, requestId: string): readonly Step[] {
  const problem =
    error instanceof ApiProblem ? error : new ApiProblem(500, "api_error", String(error));
  return [
    { do: "status", code: problem.status },
    { do: "raw", bytes: errorBody(problem.type, problem.message, requestId) },
  ];
}
