import type { Binding } from "../../facts/facts.ts";
import { fieldOf, nodesOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { fileScope } from "../../facts/value.ts";
import { argumentsOf, wordOf, wordsIn } from "../../languages/ruby/literals.ts";
import type { Reading } from "../../reading/stack.ts";

/**
 * What a model asks Devise for, and what its initializer sets: bindings named "devise", "omniauth"
 * and "sign_out_via", of the class or of the file.
 */
export function deviseFacts(file: Reading): readonly Binding[] {
  if (!/\bdevise\b|\.omniauth\b|sign_out_via/i.test(file.text)) return [];
  const binding = (scope: number, name: string, words: readonly string[]): Binding[] =>
    words.map((text) => ({ scope, name, value: { kind: "text", text } }));
  const asked = nodesOf(file.root, "call").flatMap((node) => {
    const [name, { plain, named }] = [fieldOf(node, "method")?.text, argumentsOf(node)];
    const words = plain.flatMap(symbolsIn);
    const scope = file.scopeOf(node);
    if (name === "omniauth" && fieldOf(node, "receiver") !== undefined) {
      return binding(fileScope, name, words.slice(0, 1));
    }
    if (name !== "devise") return [];
    const providers = wordsIn(named.get("omniauth_providers")).filter((one) => /^[a-z]/.test(one));
    return [...binding(scope, name, words), ...binding(scope, "omniauth", providers)];
  });
  const ends = nodesOf(file.root, "assignment").flatMap((node) => {
    const isSet = fieldOf(node, "left")?.text.endsWith(".sign_out_via") === true;
    return isSet ? binding(fileScope, "sign_out_via", wordsIn(fieldOf(node, "right"))) : [];
  });
  return [...asked, ...ends];
}

/** Those of a condition too: `*(:confirmable if asked?)`. */
function symbolsIn(node: SyntaxNode): readonly string[] {
  return nodesOf(node, "simple_symbol", "delimited_symbol").flatMap((one) => wordOf(one) ?? []);
}
