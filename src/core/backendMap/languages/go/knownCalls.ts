import type { Value } from "../../facts/value.ts";

/** Calls of the standard library that put texts together: what they give is computed here. */
export function knownCall(callee: Value, args: readonly Value[]): Value | undefined {
  if (callee.kind === "name" && callee.name === "string") return args[0];
  if (callee.kind !== "import" || callee.name === undefined) return undefined;
  return known[`${callee.module}.${callee.name}`]?.(args);
}

type Compute = (args: readonly Value[]) => Value | undefined;

const joined: Compute = (args) => ({
  kind: "concat",
  parts: args.flatMap((one, index) => (index === 0 ? [one] : [slash, one])),
});
const slash: Value = { kind: "text", text: "/" };
/** Slashes at the ends of a part of a path make no difference. */
const first: Compute = (args) => args[0];

const known: Readonly<Record<string, Compute>> = {
  "fmt.Sprintf": (args) => formatted(args),
  "fmt.Sprint": (args) => ({ kind: "concat", parts: args }),
  "path.Join": joined,
  "path/filepath.Join": joined,
  "net/url.JoinPath": joined,
  "strings.TrimSuffix": first,
  "strings.TrimPrefix": first,
  "strings.TrimRight": first,
  "strings.TrimLeft": first,
  "strings.Trim": first,
  "strings.TrimSpace": first,
  "strings.ToUpper": first,
};

/** "/%s/x" with its arguments in the place of the verbs. */
function formatted([format, ...args]: readonly Value[]): Value | undefined {
  if (format?.kind !== "text") return undefined;
  const texts = format.text.split(/%[-+# 0]*\d*(?:\.\d+)?[a-zA-Z]/);
  const parts = texts.flatMap((text, index): readonly Value[] => {
    const given = index === 0 ? undefined : (args[index - 1] ?? missing);
    const own: Value = { kind: "text", text: text.replaceAll("%%", "%") };
    return given === undefined ? [own] : [given, own];
  });
  return { kind: "concat", parts };
}
const missing: Value = { kind: "unknown", text: "%" };
