import type { Fault } from "../../core/errors.ts";

/** Where requests go, as the user's settings say. */
export interface ServiceAddress {
  /** Without a slash at its end. */
  readonly baseUrl: string;
  /** What a key is kept for: scheme, host and port. */
  readonly origin: string;
  /** For people: "api.anthropic.com". */
  readonly host: string;
}

/** Reads a base URL: https, or http to this machine; no user, query or fragment. */
export function serviceAddress(baseUrl: string): ServiceAddress | Fault {
  const url = URL.parse(baseUrl);
  if (url === null) return wrong("the base URL is not an address");
  if (url.username !== "" || url.password !== "") return wrong("the base URL contains a user name");
  if (url.search !== "" || url.hash !== "") return wrong("the base URL has a query or a fragment");
  const isSafe =
    url.protocol === "https:" || (url.protocol === "http:" && isLoopback(url.hostname));
  if (!isSafe) return wrong("the base URL is not https");
  return { baseUrl: url.href.replace(/\/+$/, ""), origin: url.origin, host: url.host };
}

function isLoopback(hostname: string): boolean {
  return hostname === "localhost" || hostname === "[::1]" || /^127(\.\d+){3}$/.test(hostname);
}

function wrong(detail: string): Fault {
  return { code: "unreachable", detail };
}
