/** What the look of a line says: that a definition begins there. */
export interface Head {
  readonly kind: "class" | "function" | "value" | "handler";
  readonly name: string;
  /** The type that the line itself says it belongs to: a receiver of Go, what Kotlin extends. */
  readonly owner?: string;
}

/**
 * What a head stands in: nothing, be it at the margin or not, a class or its like, a function, or what
 * is passed to a call.
 */
export type Surrounding = "top" | "indented" | "class" | "function" | "handler";

const name = "#?[\\p{L}_$][\\p{L}\\p{N}_$]*";
const modifiers =
  "(?:(?:export|default|declare|async|public|private|protected|internal|static|final|abstract|" +
  "override|sealed|open|suspend|inline|infix|operator|virtual|partial|readonly|data|annotation|inner|unsafe|local|const(?=\\s+fn)|" +
  "synchronized|native|pub(?:\\([\\w:]+\\))?)\\s+)*";
/** Annotations before a head on its own line: `@Override public …`. */
const annotations = "(?:@[\\w.]+(?:\\([^()]*\\))?\\s+)*";
/** Of Rust's impls, one in another: `<'r, R: Into<Page<'r>>>`. */
const generics = "<(?:[^<>]|<(?:[^<>]|<[^<>]*>)*>)*>";

const container = new RegExp(
  `^${annotations}${modifiers}(?:class|struct|(?:fun\\s+)?interface|@interface|trait|enum(?:\\s+class)?|module|mod(?=[^;]*\\{)|` +
    `namespace|object|record(?:\\s+(?:struct|class))?|message|service|` +
    `impl(?:${generics})?(?:\\s+[\\w:<>,&' ]+\\s+for)?|type)\\s+` +
    `(?:[\\w$]+(?:::|\\.))*(?!(?:extends|implements)\\b)(?<name>${name})`,
  "u",
);
/** A class that its module exports and nobody names. */
const nameless = /^export\s+(?<name>default)\s+(?:abstract\s+)?class\b/;
const table =
  /^create\s+(?:or\s+replace\s+)?(?:unique\s+)?(?:table|function|procedure|view|trigger|index)\s+(?:if\s+not\s+exists\s+)?["`]?(?<name>[\w.]+)/i;
const named = new RegExp(
  `^${annotations}${modifiers}(?:function\\*?|def|fn|fun|func|sub|proc)\\s+(?:\\((?:[^)]*?(?<receiver>\\w+)(?:\\[[^\\]]*\\])?)?\\)\\s*)?` +
    `(?:<[^>]*>\\s*)?(?:self\\.|(?<extended>\\w+)(?:<[^>]*>)?\\??\\.)?(?<name>${name}[?!]?)`,
  "u",
);
const assigned = new RegExp(
  `^${modifiers}(?:const|let|var|val|static(?:\\s+mut)?)\\s+(?<name>${name})\\b(?=[^=]*=|\\s*$|\\s+\\S)`,
  "u",
);
/** `limits = {`, `TIMEOUT: int = 5`, at the margin. */
const plainValue = new RegExp(`^(?<name>${name})\\s*(?::\\s*[^=]+)?=(?![=>])`, "u");
/** `save = async (order) => {` among the members of a class. */
const field = new RegExp(
  `^${modifiers}(?<name>${name})\\s*(?::[^=]*)?=\\s*(?:async\\b\\s*)?(?:function\\b|\\(.*=>|\\($|${name}\\s*=>)`,
  "u",
);
/** `async cancel(id: string): Promise<void> {`, `public Order cancel(long id) throws Gone {`. */
const method = new RegExp(
  `^${annotations}${modifiers}(?:(?:get|set)\\s+)?(?:<[^>]*>\\s*)?(?:[\\p{L}_$][\\p{L}\\p{N}_$<>\\[\\],.?*&]*(?:,\\s+[\\p{L}\\w<>]+>)*\\s+)*?\\*?` +
    `(?<name>${name})\\s*(?:<[^>]*>)?\\((?<rest>.*)$`,
  "u",
);
/** `app.post("/orders", async (request) => {`; the text may stand on the line below. */
const withText =
  /^(?:await\s+|return\s+)?(?<name>[\w$]+(?:\.[\w$]+)*)\s*(?:<[^>]*>)?\(\s*(?:(?<mark>["'`])(?<text>(?:(?!\k<mark>).){1,120})\k<mark>\s*(?:,|\)\s*$)|$)/;
const textAlone = /^(?<mark>["'`])(?<text>(?:(?!\k<mark>).){1,120})\k<mark>\s*,\s*$/;
const control =
  /^(?:\}\s*)?(?:if|else|elif|for|foreach|while|until|switch|case|match|when|try|catch|except|finally|do|with|loop|select|unless|begin|using|lock|synchronized\s*\(|return|yield|await|throw|raise|new|go|defer|super|this|assert|print|package|import|from)\b/;

/**
 * The definition that begins on a line, by its look alone; handlers aside.
 *
 * @param code the line without its indentation.
 */
export function headOf(code: string, inside: Surrounding): Head | undefined {
  if (control.test(code)) return undefined;
  const found = containerIn(code);
  if (found !== null) return headFrom("class", found);
  const func = named.exec(code);
  if (func !== null) return headFrom("function", func);
  if (inside === "top" || inside === "indented") return valueIn(code, inside);
  return inside === "class" ? memberIn(code) : undefined;
}

/** A table, view or function that a statement of SQL makes. */
export function sqlHeadOf(code: string): Head | undefined {
  const found = table.exec(code);
  return found === null ? undefined : headFrom("class", found);
}

/** `record = x` and `type, error := f()` are none, nor is the namespace of a whole file. */
function containerIn(code: string): RegExpExecArray | null {
  if (/^namespace\b[^{]*;$/.test(code)) return null;
  const isAlias = /^(?:export\s+)?(?:declare\s+)?type\s/.test(code);
  return isAlias || !/^\w+\s+\w+\s*[=,;)]/.test(code)
    ? (container.exec(code) ?? nameless.exec(code))
    : null;
}

function headFrom(kind: Head["kind"], { groups = {} }: RegExpExecArray): Head {
  const owner = groups["receiver"] ?? groups["extended"];
  return { kind, name: groups["name"] ?? "", ...(owner !== undefined && { owner }) };
}

/** Away from the margin `name = …` may well be an argument with its name. */
function valueIn(code: string, inside: "top" | "indented"): Head | undefined {
  const found = assigned.exec(code) ?? (inside === "top" ? plainValue.exec(code) : null);
  return found === null ? undefined : headFrom("value", found);
}

function memberIn(code: string): Head | undefined {
  const found = field.exec(code) ?? methodIn(code);
  return found === null ? undefined : headFrom("function", found);
}

/** A call looks like a method's head; only what a body follows is one. */
function methodIn(code: string): RegExpExecArray | null {
  const found = method.exec(code);
  if (found === null) return null;
  const rest = found.groups?.["rest"] ?? "";
  const before = code.slice(0, code.indexOf("("));
  return !before.includes("=") &&
    /^$|[{(,]$|\)[^;=]*;?$|=>\s*$/.test(rest) &&
    !/^\S+\.\S/.test(before)
    ? found
    : null;
}

/**
 * The call with a text that begins on a line, to which a function may be passed.
 *
 * @param next gives the line of code below.
 */
export function handlerOf(code: string, next: () => string): Head | undefined {
  const found = code.includes("(") ? withText.exec(code)?.groups : undefined;
  if (found === undefined) return undefined;
  const text = found["text"] ?? textAlone.exec(next())?.groups?.["text"];
  return text === undefined ? undefined : { kind: "handler", name: `${found["name"]} ${text}` };
}
