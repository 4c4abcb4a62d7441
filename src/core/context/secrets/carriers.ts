import { isPlaceholder } from "./isPlausibleSecret.ts";
import type { SecretRule } from "./secretRule.ts";

const notPlaceholder = (value: string): boolean => !isPlaceholder(value);

/**
 * Secrets known by what carries them: signed tokens, URLs, headers, command lines.
 * Runs are bounded or end where they fail, so that the scan is linear.
 */
export const carriers: readonly SecretRule[] = [
  {
    // "-----BEGIN " in base64, as keys are kept in one line.
    kind: "private-key",
    hints: ["LS0tLS1CRUdJTi"],
    pattern: /LS0tLS1CRUdJTi[A-Za-z0-9+/_=-]{40,}/g,
  },
  {
    // The middle of a block: lines of equal, telling length.
    kind: "key-block",
    hints: [""],
    pattern:
      /^[ \t]{0,40}(?:[A-Za-z0-9+/]{64}|[A-Za-z0-9+/]{70}|[A-Za-z0-9+/]{76})\r?\n(?:[ \t]{0,40}[A-Za-z0-9+/]{64,76}\r?\n){2,400}(?:[ \t]{0,40}[A-Za-z0-9+/]{1,76}={0,2}$)?/gm,
  },
  {
    kind: "jwt",
    hints: ["eyJ"],
    pattern: /(?<![A-Za-z0-9_-])eyJ[\w-]{8,4000}\.(?:[\w-]{0,8000}\.){1,3}[\w-]*/g,
  },
  {
    kind: "jwt",
    hints: ["eyJ"],
    pattern: /(?<=\\[nrt]|%[0-9A-F]{2})eyJ[\w-]{8,4000}\.[\w-]{8,}(?:\.[\w-]*)?/g,
  },
  {
    kind: "url-password",
    hints: ["://"],
    pattern: /:\/\/[^\s:/@"'`<>]{0,200}:(?<secret>[^\s/"'`<>]{1,200})@/dg,
    accepts: notPlaceholder,
  },
  {
    // A password may hold slashes that nobody escaped.
    kind: "url-password",
    hints: ["://"],
    pattern: /:\/\/[^\s:/@"'`<>]{1,200}:(?<secret>[^\s@"'`<>]{4,200})@[\w.-]+/dg,
    accepts: (value) => notPlaceholder(value) && !/^\d{1,5}(?:\/|$)/.test(value),
  },
  {
    kind: "bearer-token",
    hints: ["earer", "EARER"],
    pattern: /\bbearer[ \t]{1,8}(?<secret>[\w~+/.=-]{16,})/dgi,
    accepts: (value) => /\d/.test(value) && /[A-Za-z]/.test(value),
  },
  {
    kind: "basic-credentials",
    hints: ["asic", "ASIC"],
    pattern: /\bbasic[ \t]{1,8}(?<secret>[A-Za-z0-9+/]{8,}={0,2})/dgi,
    accepts: isBasicCredentials,
  },
  {
    kind: "authorization",
    hints: ["uthorization", "UTHORIZATION"],
    pattern:
      /authorization["'\]]{0,2}[ \t]{0,8}[:=,][ \t]{0,8}["'`]?(?:token|apikey|key|digest)[ \t=]{1,8}(?<secret>[\w~+/.=-]{12,})/dgi,
  },
  {
    kind: "password",
    hints: ["curl", "wget", "http"],
    pattern:
      /\b(?:curl|wget|https?)\b[^\r\n]{0,300}?[ \t](?:-u|--user)[ \t=]{1,4}["']?[^\s:"']{1,100}:(?<secret>[^\s"']{4,200})/dg,
    accepts: notPlaceholder,
  },
  {
    kind: "password",
    hints: ["mysql", "mariadb", "sshpass", "redis-cli"],
    pattern:
      /\b(?:(?:mysql|mysqldump|mysqladmin|mariadb)\b[^\r\n]{0,200}?[ \t]-p|sshpass[ \t]+-p[ \t]?|redis-cli\b[^\r\n]{0,200}?[ \t]-a[ \t])["']?(?<secret>[^\s"'$-][^\s"']{3,200})/dg,
    accepts: notPlaceholder,
  },
  {
    kind: "password",
    hints: ["password", "PASSWORD", "dentified", "DENTIFIED"],
    pattern:
      /\b(?:identified(?:[ \t]+with[ \t]+\w{1,40})?[ \t]+by|password)[ \t]+(?:as[ \t]+)?'(?<secret>[^'\r\n]{4,200})'/dgi,
    accepts: notPlaceholder,
  },
  {
    kind: "password",
    hints: ["login"],
    pattern: /\blogin\s{1,8}\S{1,100}\s{1,8}password\s{1,8}(?<secret>\S{4,200})/dg,
    accepts: notPlaceholder,
  },
];

function isBasicCredentials(value: string): boolean {
  try {
    return /^[^:\s]{1,100}:[^\s]{3,}$/.test(atob(value));
  } catch {
    return false;
  }
}
