import type { SyntaxNode } from "../../grammars/syntax.ts";

/**
 * What holds a model is called so, where its name is none of a class: `db.userModel`,
 * `sequelize.models.user`. Whether it is one, models tell.
 */
export function heldBy(node: SyntaxNode): { readonly isHeld: true } | undefined {
  return held.test(node.text.slice(-80)) ? { isHeld: true } : undefined;
}

const held = /(?:(?<![A-Za-z])[a-z]\w*Model|(?:^|\.)models\.[a-z]\w*)$/;
