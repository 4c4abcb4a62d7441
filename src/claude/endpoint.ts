import type { Fault } from "../core/errors.ts";

/** Where requests go, and the key that goes there and nowhere else. */
export interface Endpoint {
  /** Without the "/v1" that the client adds. */
  readonly baseUrl: string;
  readonly origin: string;
  /** For people: "api.anthropic.com". */
  readonly host: string;
  readonly key: string;
}

/** https, or plain http to this machine; a key that a header can carry. */
export function parseEndpoint(baseUrl: string, rawKey: string): Endpoint | Fault {
  const url = URL.parse(baseUrl);
  if (url === null) return { code: "unreachable", detail: "the base URL is not an address" };
  if (url.username !== "" || url.password !== "") {
    return { code: "unreachable", detail: "the base URL contains a user name" };
  }
  const isSafe =
    url.protocol === "https:" || (url.protocol === "http:" && isLoopback(url.hostname));
  if (!isSafe) return { code: "unreachable", detail: "the base URL is not https" };
  const key = rawKey.trim();
  if (key === "") return { code: "no-key" };
  // The client would put a key with a line break into an error's text.
  if (!/^[\x21-\x7e]+$/.test(key)) {
    return { code: "bad-key", detail: "it has characters that a key cannot have" };
  }
  const path = url.pathname.replace(/\/(v1\/?)?$/, "");
  return { baseUrl: url.origin + path, origin: url.origin, host: url.host, key };
}

function isLoopback(hostname: string): boolean {
  return hostname === "localhost" || hostname === "[::1]" || /^127(\.\d+){3}$/.test(hostname);
}
