import { never } from "./trouble.ts";
import type { Retry, Trouble } from "./trouble.ts";

/** What Node says of a connection, in words for people. `HOST` is replaced. */
const known: Readonly<Record<string, readonly [string, Retry]>> = {
  ENOTFOUND: ["cannot find HOST", "connection"],
  EAI_AGAIN: ["cannot find HOST, perhaps you are offline", "connection"],
  ENETUNREACH: ["offline", "connection"],
  ENETDOWN: ["offline", "connection"],
  EHOSTUNREACH: ["no way to HOST", "connection"],
  ECONNREFUSED: ["HOST refuses connections", "connection"],
  UND_ERR_CONNECT_TIMEOUT: ["HOST does not take the connection", "connection"],
  ETIMEDOUT: ["HOST does not take the connection", "connection"],
  CERT_HAS_EXPIRED: ["the certificate of HOST has expired", "never"],
  CERT_NOT_YET_VALID: ["the certificate of HOST is not valid yet", "never"],
  ERR_TLS_CERT_ALTNAME_INVALID: ["the certificate is not for HOST", "never"],
};

/** An interception by a company's proxy looks like this, hence the hint. */
const untrusted =
  /^(DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_\w+|CERT_\w+|ERR_TLS_\w+|ERR_SSL_\w+)$/;

/**
 * Why a connection failed, by the codes of the error and its causes, outermost first.
 *
 * @param hadHeaders whether the answer had begun.
 */
export function connectionTrouble(
  codes: readonly string[],
  host: string,
  { hadHeaders }: { readonly hadHeaders: boolean },
): Trouble {
  const code = codes.find((one) => Object.hasOwn(known, one));
  const row = code === undefined ? undefined : known[code];
  if (row && !hadHeaders) {
    return { fault: { code: "unreachable", detail: row[0].replace("HOST", host) }, retry: row[1] };
  }
  if (codes.some((one) => untrusted.test(one))) {
    return never(
      "unreachable",
      `the certificate of ${host} is not trusted; see the proxy settings`,
    );
  }
  if (codes.some((one) => one.startsWith("Z_") || one.startsWith("ERR__ERROR_FORMAT"))) {
    return never("malformed", "its compression is broken");
  }
  if (!hadHeaders && codes.length === 0) {
    // fetch hides status 407 behind an error that says nothing at all.
    const detail = `no connection to ${host}; perhaps a proxy asks for a sign-in`;
    return { fault: { code: "unreachable", detail }, retry: "connection" };
  }
  return { fault: { code: "connection-lost" }, retry: "connection" };
}

/** The codes of an error and of its causes. */
export function codesOf(error: unknown): readonly string[] {
  const codes: string[] = [];
  // Causes are a list in practice; the bound is for one that is its own cause.
  for (let at = error, depth = 0; at instanceof Error && depth < 8; at = at.cause, depth += 1) {
    if ("code" in at && typeof at.code === "string") codes.push(at.code);
  }
  return codes;
}
