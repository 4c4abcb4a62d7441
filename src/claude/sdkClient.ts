import { BaseAnthropic } from "@anthropic-ai/sdk/client";
import type { Middleware } from "@anthropic-ai/sdk/client";
import { FaultError } from "../core/errors.ts";
import type { Endpoint } from "./endpoint.ts";
import { never } from "./trouble.ts";

export type SdkClient = BaseAnthropic;

const apiVersion = "2026-10-21";
const sentHeaders = /^(accept|content-type|user-agent|x-stainless-.*)$/;
const silent = { error: ignore, warn: ignore, info: ignore, debug: ignore };

/** Our own watchdogs stand before it; the client's own would not run on our clock. */
const neverMilliseconds = 60 * 60_000;

/**
 * The SDK's client without what it does of its own accord: no environment, no retries, no logging,
 * no tracing, no redirects, no header but ours.
 */
export function sdkClient(endpoint: Endpoint): SdkClient {
  const client = new BaseAnthropic({
    apiKey: endpoint.key,
    baseURL: endpoint.baseUrl,
    maxRetries: 0,
    timeout: neverMilliseconds,
    logger: silent,
    logLevel: "off",
    openTelemetry: false,
    middleware: [pinned(endpoint)],
  });
  forgetEnvironment(client);
  return client;
}

/**
 * The environment's custom headers end up in an inner field, and an invalid one there would fail
 * every request before we could take it out. A test holds this to the client's version.
 */
function forgetEnvironment(client: SdkClient): void {
  const inner = client as unknown as { readonly _options: { defaultHeaders: object } };
  inner._options.defaultHeaders = {};
}

/** Around each request: only our headers, only our origin, only the kind of answer we asked for. */
function pinned({ origin, host, key }: Endpoint): Middleware {
  return async (request, next, { options }) => {
    if (new URL(request.url).origin !== origin) throw fault("redirected");
    const names: string[] = [];
    request.headers.forEach((_value, name) => names.push(name));
    for (const name of names) if (!sentHeaders.test(name)) request.headers.delete(name);
    request.headers.set("authorization", `Bearer ${key}`);
    request.headers.set("anthropic-version", apiVersion);
    request.redirect = "manual";
    const response = await next(request);
    const trouble = unexpected(response, options?.stream === true, host);
    if (trouble) {
      await response.body?.cancel();
      throw trouble;
    }
    return response;
  };
}

/** The status is opaque where fetch hides a redirect from us. */
function unexpected(response: Response, isStream: boolean, host: string): Error | undefined {
  const { status, type, ok, headers } = response;
  const isMoved = type === "opaqueredirect" || (status >= 300 && status < 400);
  if (isMoved) return fault("redirected", host);
  if (!ok) return undefined;
  const got = headers.get("content-type") ?? "";
  if (got.startsWith(isStream ? "text/event-stream" : "application/json")) return undefined;
  if (got.startsWith("text/html")) return fault("wrong-server", "a web page");
  return fault("wrong-server", status === 200 ? "an unexpected kind of answer" : `HTTP ${status}`);
}

function fault(code: "redirected" | "wrong-server", detail?: string): FaultError {
  return new FaultError(never(code, detail).fault);
}

function ignore(): void {
  // The client logs bodies; nothing of it may reach a console.
}
