import { childrenOf, fieldOf, nodesOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { keyOf } from "../../languages/javascriptValues/texts.ts";

/** A member of an interface or of an object type. */
export interface TypeMember {
  readonly name: string;
  readonly type: SyntaxNode;
  readonly node: SyntaxNode;
}

export function membersOf(body: SyntaxNode | undefined): readonly TypeMember[] {
  if (body?.type !== "object_type" && body?.type !== "interface_body") return [];
  return childrenOf(body).flatMap((node) => {
    const annotation = node.type === "property_signature" ? fieldOf(node, "type") : undefined;
    const type = annotation && childrenOf(annotation)[0];
    return type === undefined ? [] : [{ name: keyOf(fieldOf(node, "name")), type, node }];
  });
}

/** An interface, or a type that is written out. */
export interface NamedType {
  readonly name: string;
  readonly members: readonly TypeMember[];
  readonly node: SyntaxNode;
}

export function namedTypesIn(root: SyntaxNode): readonly NamedType[] {
  return nodesOf(root, "interface_declaration", "type_alias_declaration").flatMap((node) => {
    const members = membersOf(fieldOf(node, "body") ?? fieldOf(node, "value"));
    return members.length === 0 ? [] : [{ name: fieldOf(node, "name")?.text ?? "", members, node }];
  });
}
