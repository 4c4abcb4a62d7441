import { isKeyLike, isPlausibleSecret, isRandom } from "./isPlausibleSecret.ts";
import type { Secret } from "./secretRule.ts";

// The scan looks for telling names and then reads on from each with sticky patterns of bounded
// length: a value is found wherever it stands (dotenv, JSON, YAML, code, a Dockerfile, HCL, XML),
// and no text makes it slow.

const strongName = String.raw`passw(?:or)?d|passwort|passphrase|pwd|secret|credential|private[_-]?key|encryption[_-]?key|signing[_-]?key|master[_-]?key`;
const weakName = String.raw`token|api[_-]?key|access[_-]?key|account[_-]?key|auth[_-]?key|license[_-]?key|session[_-]?key|shared[_-]?key|app[_-]?key|service[_-]?key|deploy[_-]?key|storage[_-]?key|hmac[_-]?key|jwt[_-]?key|cookie[_-]?key|webhook[_-]?key|_pass\b|[a-z]Pass\b|\bpass\b|_auth\b|\bsalt\b|\bpepper\b`;
const names = new RegExp(`(?<strong>${strongName})|(?:${weakName})`, "gi");

/** The rest of the name, and what closes it: `_2`, `"`, `']`. */
const restOfName = /(?<rest>[\w-]{0,60})(?<close>\\?["'`]?\]?)/y;
/** `: string =`, `:=`, `=>`, `||`, `(`, …; then an opening quote with its prefix. */
const quoted =
  /(?<operator>\s{0,20}(?::[ \t]{0,4}[\w<>[\]|&' ]{1,40}=(?!=)|string[ \t]{1,8}=|[!=]==?|=>|:=|\?\?=?|\|\|=?|\bor\b|[:=,(]|\+=|>)\s{0,20}\(?)(?<open>[fbru@$]?(?:\\?["']|`))/y;
/** `=value`, `: value`, and Dockerfile's `ENV NAME value`; only what ends a line or a list entry. */
const bare =
  /(?<operator>[ \t]{0,20}[:=][ \t]{0,20}(?:!!\w+[ \t]+)?)(?<value>[^\s"'`(){}<>,;|&=[\]][^\s"'`<>,;&]{3,300})(?=(?<after>[;&,"'`<]|[ \t]*(?:\\[nr]|[#}\r\n]|\/\/|$)|[ \t]+[A-Z_]+=|[ \t]\\))/y;
const dockerValue = /[ \t]{1,8}["']?(?<value>[^\s"'=]{4,1000})["']?[ \t]*$/my;
const elementValue = />(?<value>[^<>\r\n]{4,1000})<\//y;
const yamlBlock = /:[ \t]*[|>][+-]?[ \t]*\r?\n[ \t]+(?<value>\S[^\r\n]{3,1000})/y;
const nameThenValue =
  /["']?,?\s{1,80}["']?(?:value|default)["']?[ \t]{0,8}[:=][ \t]{0,8}(?<open>["']?)(?<value>[^\s"',{}]{4,1000})/y;
const blockThenDefault =
  /"\s{0,8}\{[^{}]{0,400}?\bdefault[ \t]{0,20}=[ \t]{0,20}"(?<value>[^"\r\n]{4,1000})"/y;

/** A name that ends so speaks about a secret, it does not hold one. */
const aboutSecrets =
  /(?:count|length|limit|size|type|name|field|label|url|uri|path|file|regex|pattern|error|message|expir\w*|ttl|age|policy|hint|enabled|required|header|prefix|suffix|format|algorithm|version|index|position|start|end|min|max|placeholder|title|text|description|class|column|param|ref|arn|_?id|s?in|usage|budget)$/i;

/** Values assigned to names that tell of a secret. */
export function* findAssignments(text: string): Generator<Secret, void> {
  let readUntil = 0;
  for (const match of text.matchAll(names)) {
    // Names inside a value that is hidden anyway would cost time for nothing.
    if (match.index < readUntil) continue;
    const strength = match.groups?.["strong"] === undefined ? "weak" : "strong";
    const after = match.index + match[0].length;
    const found = valueAfter(text, after, strength);
    if (found === undefined) continue;
    readUntil = found.end;
    yield { kind: kindOf(match[0]), start: found.start, end: found.end };
  }
}

interface Candidate {
  readonly start: number;
  readonly end: number;
  /** The form alone says little: the value must look like a secret by itself. */
  readonly strict: boolean;
}

function valueAfter(
  text: string,
  after: number,
  strength: "strong" | "weak",
): Candidate | undefined {
  restOfName.lastIndex = after;
  const { rest = "", close = "" } = restOfName.exec(text)?.groups ?? {};
  const nameEnd = after + rest.length;
  const found = candidateAt(text, nameEnd, nameEnd + close.length);
  if (found === undefined) return undefined;
  const value = text.slice(found.start, found.end);
  return isSecret(value, rest, found.strict, strength) ? found : undefined;
}

/** What is assigned to the name that ends here, and is closed at `next`. */
function candidateAt(text: string, nameEnd: number, next: number): Candidate | undefined {
  return (
    quotedValue(text, next) ??
    configValue(text, next) ??
    bareValue(text, next) ??
    otherValue(text, nameEnd, next)
  );
}

function isSecret(
  value: string,
  rest: string,
  strict: boolean,
  strength: "strong" | "weak",
): boolean {
  const isAbout = aboutSecrets.test(rest);
  const tells = isRandom(value) || (isKeyLike(value) && !isAbout);
  return ((!strict && !isAbout) || tells) && isPlausibleSecret(value, strength);
}

/** `= "value"`, and to the end of the line where the closing quote is missing. */
function quotedValue(text: string, at: number): Candidate | undefined {
  const match = runAt(quoted, text, at);
  if (match === null) return undefined;
  const operator = (match.groups?.["operator"] ?? "").trim();
  const open = (match.groups?.["open"] ?? "").replace(/^[fbru@$]/, "");
  const start = at + match[0].length;
  const end = endOfQuoted(text, start, open);
  if (end === start) return undefined;
  return { start, end, strict: /^[,(>]/.test(operator) };
}

function endOfQuoted(text: string, start: number, open: string): number {
  for (let at = start; at < text.length; at += 1) {
    const character = text[at];
    if (character === "\n" || character === "\r" || text.startsWith(open, at)) return at;
    if (character === "\\" && open.length === 1) at += 1;
  }
  return text.length;
}

/** `export DB_PASSWORD` at the start of a line: what follows is no program, all of it is the value. */
const configName = /(?:^|[\r\n])[ \t]*(?:(?:export|ENV|ARG|set)[ \t]+)?[A-Z][A-Z0-9_]*$/;
const configRest = /=[^\s"'`(]+/y;

function configValue(text: string, at: number): Candidate | undefined {
  if (text[at] !== "=" || !configName.test(text.slice(Math.max(0, at - 100), at))) return undefined;
  const match = runAt(configRest, text, at);
  return match === null ? undefined : { start: at + 1, end: at + match[0].length, strict: false };
}

/** `=value` without quotes, unless it is an expression of a program. */
function bareValue(text: string, at: number): Candidate | undefined {
  const match = runAt(bare, text, at);
  if (match === null) return undefined;
  const { operator = "", value = "", after = "" } = match.groups ?? {};
  if (isExpression(value, operator, after.trim())) return undefined;
  const start = at + operator.length;
  return { start, end: start + value.length, strict: false };
}

const lookUp =
  /^(?:process|import\.meta|os|env|config|settings|self|this|var|local|data|module|each|secrets)\./;

function isExpression(value: string, operator: string, after: string): boolean {
  if (/^[\d._]+$/.test(value) || /[({]/.test(value.replace(/\$\{[^}]*\}/g, ""))) return true;
  if (lookUp.test(value)) return true;
  const isName = /^[A-Za-z_$][\w$]*(?:(?:\?|!)?\.[A-Za-z_$][\w$]*|\[[^\]]*\])*[!?]?$/.test(value);
  if (!isName) return /^[<>=!+*/?|&%-]+$/.test(value);
  if (operator === "=") return /^[;,]/.test(after) && !isKeyLike(value);
  return /^[;,]/.test(after) || !(isKeyLike(value) || /^[a-z]{8,}$/.test(value));
}

/** Forms in which the value stands farther off. */
function otherValue(text: string, nameEnd: number, next: number): Candidate | undefined {
  const forms: readonly (readonly [RegExp, number, boolean])[] = [
    [yamlBlock, next, false],
    [elementValue, nameEnd, false],
    [nameThenValue, nameEnd, false],
    [blockThenDefault, nameEnd, false],
    [dockerValue, nameEnd, true],
  ];
  for (const [form, at, strict] of forms) {
    const match = runAt(form, text, at);
    const value = match?.groups?.["value"];
    if (match === null || value === undefined) continue;
    const start = at + match[0].lastIndexOf(value);
    return { start, end: start + value.length, strict };
  }
  return undefined;
}

function runAt(sticky: RegExp, text: string, at: number): RegExpExecArray | null {
  sticky.lastIndex = at;
  return sticky.exec(text);
}

function kindOf(name: string): string {
  if (/^pass|pwd|pass$/i.test(name)) return "password";
  if (/token/i.test(name)) return "token";
  return /key/i.test(name) ? "key" : "secret";
}
