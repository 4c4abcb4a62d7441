import type { EntryFact, NeighbourFact } from "../../facts/facts.ts";
import { childrenOf, fieldOf, nodesOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import type { Reading, Stack } from "../../reading/stack.ts";
import { isRubyTest } from "./isRubyTest.ts";

/** Mails that Rails sends in the background: what writes them, and what asks for them. */
export const rubyMailers: Stack = {
  name: "ruby-mailers",
  languages: ["ruby"],
  markers: /\bdeliver_later\b|Mailer\b|ActionMailer/,
  detect: (file) => {
    if (isRubyTest(file.path)) return {};
    return {
      entries: nodesOf(file.root, "class").flatMap((node) => mailsOf(node, file)),
      neighbours: nodesOf(file.root, "call").flatMap((node) => askedFor(node, file)),
    };
  },
};

/** The public methods of a mailer: each writes a mail, in the background where it is asked to. */
function mailsOf(node: SyntaxNode, file: Reading): readonly EntryFact[] {
  const base = fieldOf(node, "superclass")?.text ?? "";
  const body = fieldOf(node, "body");
  const name = fieldOf(node, "name");
  if (!/(?:Mailer|ActionMailer::Base)$/.test(base) || body === undefined || !name) return [];
  const own = file.facts.definitions[file.scopeOf(name)]?.name ?? name.text;
  const statements = childrenOf(body);
  const end = statements.findIndex(({ text }) => /^(?:private|protected)$/.test(text));
  return statements
    .slice(0, end < 0 ? undefined : end)
    .filter(({ type }) => type === "method")
    .map((method) => ({
      kind: "message",
      stack: "ruby-mailers",
      name: { kind: "text", text: `${own}.${fieldOf(method, "name")?.text ?? ""}` },
      handler: { kind: "definition", definition: file.scopeOf(method) },
      needsMessage: true,
      guards: [],
      scope: file.scopeOf(method),
      range: rangeOf(fieldOf(method, "name") ?? method),
    }));
}

/** `LoanMailer.due(loan).deliver_later`, `LoanMailer.with(loan: loan).due.deliver_later(wait: 1.hour)`. */
function askedFor(node: SyntaxNode, file: Reading): readonly NeighbourFact[] {
  const isLater = /^deliver_later!?$/.test(nameOf(node));
  const mail = isLater ? fieldOf(node, "receiver") : undefined;
  const mailer = mail && mailerOf(mail);
  if (mail === undefined || mailer === undefined) return [];
  const method = nameOf(mail);
  return [
    {
      kind: "producer",
      name: { kind: "text", text: `${mailer.text.replace(/^::/, "")}.${method}` },
      to: { kind: "member", of: file.valueOf(mailer), name: method },
      // A gem's mailers are sent alike.
      needsEntry: true,
      scope: file.scopeOf(node),
      range: rangeOf(node),
    },
  ];
}

/** The class that a chain of calls begins with. */
function mailerOf(mail: SyntaxNode): SyntaxNode | undefined {
  let mailer = mail.type === "call" ? fieldOf(mail, "receiver") : undefined;
  while (mailer?.type === "call") mailer = fieldOf(mailer, "receiver");
  return mailer && /^(?:constant|scope_resolution)$/.test(mailer.type) ? mailer : undefined;
}

const nameOf = (call: SyntaxNode): string => fieldOf(call, "method")?.text ?? "";
