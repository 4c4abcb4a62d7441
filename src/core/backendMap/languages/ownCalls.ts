import type { Value } from "../facts/value.ts";

/** What texts, lists, locks and times of the languages themselves are asked for, without arguments. */
const builtIn = new Set(
  (
    "tostring hashcode gettype gethashcode getclass close clear dispose size length count isempty iterator " +
    "iter iter_mut into_iter next hasnext keyset entryset keys values stream collect build trim tolowercase " +
    "touppercase tolower toupper to_lowercase to_uppercase to_string to_owned to_vec into clone unwrap " +
    "unwrap_or_default as_str as_ref as_mut as_bytes as_deref len is_empty is_some is_none is_ok is_err ok " +
    "name ordinal lock unlock rlock runlock done wait err error string unix unixnano now format rows tolist " +
    "toarray toset first last getmessage printstacktrace default new intvalue longvalue ispresent panic " +
    "recover cancel abort getname getid"
  ).split(" "),
);

/**
 * Whether a call that hands nothing on may run a function of the workspace: `load()`, `models.Newest()`,
 * `this.orders.newest()`, and not what the language's own things are asked for.
 */
export function mayBeOwn(callee: Value): boolean {
  if (callee.kind === "name") return !builtIn.has(callee.name.toLowerCase());
  if (callee.kind === "import") return !builtIn.has((callee.name ?? "new").toLowerCase());
  return callee.kind === "member" && !builtIn.has(callee.name.toLowerCase()) && isPlain(callee.of);
}

/** Names alone: what a call gives is followed where it is given on. */
function isPlain(value: Value): boolean {
  if (value.kind === "member") return isPlain(value.of);
  return value.kind === "name" || value.kind === "import";
}
