import type { SyntaxNode } from "../../grammars/syntax.ts";

/** `Order`, `models.Order`, and the model that a class keeps for what it does: `self.model`. */
export const isAskedModel = ({ type, text }: SyntaxNode): boolean =>
  /^(?:identifier|attribute)$/.test(type) &&
  /^(?:(?:\w*models?\.)?[A-Z]\w*[a-z]\w*|\w+\.model)$/.test(text);
