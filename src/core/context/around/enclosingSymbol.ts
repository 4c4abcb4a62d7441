const tabWidth = 4;
/** UTF-16 units; a longer line is no head that anybody wrote. */
const longestHead = 500;

const modifiers =
  "(?:(?:export|default|declare|async|public|private|protected|internal|static|final|abstract|" +
  "override|sealed|open|suspend|inline|virtual|partial|readonly|data|unsafe|local|pub(?:\\([\\w:]+\\))?)\\s+)*";
const name = "#?[\\p{L}_$][\\p{L}\\p{N}_$]*";

/** `class Orders`, `def total`, `async function* pages`, `type Store struct`, `CREATE TABLE orders`. */
const declared = new RegExp(
  `^${modifiers}(?:function\\*?|def|fn|fun|func|sub|proc|procedure|class|struct|interface|trait|enum|` +
    `module|namespace|object|record|type|` +
    `create\\s+(?:or\\s+replace\\s+)?(?:table|function|procedure|view|trigger))\\s+` +
    `(?:if\\s+not\\s+exists\\s+)?(?:<[^>]*>\\s*)?(?<name>${name}(?:(?:\\.|::)${name})*)`,
  "iu",
);
/** Go says in front of a method whose it is: `func (s *Store) Get(`. */
const withReceiver = new RegExp(
  `^func\\s*\\(\\s*(?:${name}\\s+)?\\*?(?<owner>${name})[^)]*\\)\\s*(?<name>${name})`,
  "u",
);
const implementation = /^(?:unsafe\s+)?impl\b(?:<[^>]*>)?\s*(?<name>[^{]+?)\s*(?:\bwhere\b.*)?\{?$/;
/** `const pay = async (order) => {`, `exports.pay = function (`, `pay: (order) => {`, `const routes = {`. */
const assigned = new RegExp(
  `^${modifiers}(?:(?:const|let|var|val)\\s+)?(?<name>${name}(?:\\.${name})*)\\s*(?::[^=]*)?[:=]\\s*` +
    `(?:(?:async\\b\\s*)?(?:function\\b|\\(.*=>\\s*[{(]?$|\\($|${name}\\s*=>)|\\{$)`,
  "u",
);
/** `app.post("/orders", async (request) => {`, `it("pays", () => {`: what the text says tells it apart. */
const callWithText =
  /^(?:await\s+)?(?<name>[\w$.]+\(\s*(?<mark>["'`])(?:(?!\k<mark>).)*\k<mark>)\s*,/;
/** `async cancel(id: string): Promise<void> {`, `public Order cancel(long id) throws Gone {`. */
const method = new RegExp(
  `^${modifiers}(?:[\\p{L}_$][\\p{L}\\p{N}_$<>\\[\\],.?*&]*\\s+)*?\\*?(?<name>${name})\\s*(?:<[^>]*>)?\\((?!.*=>\\s*[{(]?$)`,
  "u",
);
const control =
  /^(?:\}\s*)?(?:if|else|elif|for|foreach|while|until|switch|case|match|when|try|catch|except|finally|do|with|loop|select|unless|begin|using|lock|synchronized|return|yield|await|throw|raise|new|go|defer)\b/;

/**
 * What a line of code is part of, as people would name it: "OrderStore.cancel"; "" at top level.
 * Read from indentation and the words of the lines around, so a partial text gives a partial name.
 *
 * @param line from 0.
 */
export function enclosingSymbol(text: string, line: number): string {
  const lines = text.split(/\r\n|\r|\n/);
  const names: string[] = [];
  let indent = Infinity;
  /** The line below ends a head that began further up, so one at the same depth is its beginning. */
  let isHeadOpen = false;
  for (let at = Math.min(line, lines.length - 1); at >= 0 && indent > 0; at -= 1) {
    const raw = lines[at] ?? "";
    const code = raw.trim();
    const depth = indentOf(raw);
    if (code === "" || depth >= indent) continue;
    const found = nameIn(code, isHeadOpen);
    if (found !== undefined) names.unshift(found);
    isHeadOpen = endsHead(code);
    indent = isHeadOpen ? depth + 1 : depth;
  }
  return names.join(".").replaceAll(/\s+/g, " ").slice(0, 300);
}

function nameIn(code: string, isHeadOpen: boolean): string | undefined {
  if (code.length > longestHead) return undefined;
  const receiver = withReceiver.exec(code);
  if (receiver !== null) return `${groupOf(receiver, "owner")}.${groupOf(receiver, "name")}`;
  const found = declared.exec(code) ?? implementation.exec(code) ?? callWithText.exec(code);
  if (found !== null) return groupOf(found, "name");
  if (control.test(code)) return undefined;
  const other = assigned.exec(code) ?? methodIn(code, isHeadOpen);
  return other === null ? undefined : groupOf(other, "name");
}

function groupOf(match: RegExpExecArray, group: string): string {
  return match.groups?.[group] ?? "";
}

/** A call looks like a method's head; only what a body follows is one. */
function methodIn(code: string, isHeadOpen: boolean): RegExpExecArray | null {
  return isHeadOpen || /\)[^;=]*\{$/.test(code) ? method.exec(code) : null;
}

/** `{` alone, or `): Promise<void> {`. */
function endsHead(code: string): boolean {
  return code === "{" || /^[)\]].*(?:[{:]|=>)$/.test(code);
}

function indentOf(line: string): number {
  const space = /^[ \t]*/.exec(line)?.[0] ?? "";
  return space.replaceAll("\t", " ".repeat(tabWidth)).length;
}
