import type { SomeFacts } from "../../facts/facts.ts";
import type { Reading } from "../../reading/stack.ts";

/** What `next.config` says that paths need: `basePath`. */
export function settingsIn({ path, facts }: Reading): SomeFacts | undefined {
  if (!/(?:^|\/)next\.config\.[cm]?[jt]s$/.test(path)) return undefined;
  for (const { value, scope } of facts.bindings) {
    if (value.kind !== "record" || !Object.hasOwn(value.fields, "basePath")) continue;
    const prefix = value.fields["basePath"];
    if (prefix !== undefined) return prefixed(prefix, scope);
  }
  const whole = facts.exports.find(({ name }) => name === "default" || name === "=")?.value;
  const prefix = whole?.kind === "record" ? whole.fields["basePath"] : undefined;
  return prefix === undefined ? {} : prefixed(prefix, -1);
}

type Prefix = NonNullable<NonNullable<SomeFacts["routers"]>[number]["prefix"]>;

function prefixed(prefix: Prefix, scope: number): SomeFacts {
  const start = { line: 0, character: 0 };
  const router = {
    at: "next.config",
    scope,
    range: { start, end: start },
    stack: "nextjs",
    isRoot: true,
  };
  return { routers: [{ ...router, guards: [], prefix }] };
}
