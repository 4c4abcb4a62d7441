import type { Range } from "../../../findings/finding.ts";
import type { SyntaxNode } from "../../grammars/syntax.ts";
import type { Scope, Value } from "../../facts/value.ts";

/**
 * A class of a language in which annotations say what the class is: Java, Kotlin, C#. What is
 * asked of it is the same, however the language writes it.
 */
export interface ClassModel extends Annotated {
  readonly node: SyntaxNode;
  /** Its own index among the definitions of its file. */
  readonly scope: Scope;
  readonly kind: "class" | "interface" | "annotation" | "enum";
  readonly isAbstract: boolean;
  readonly name: string;
  readonly nameRange: Range;
  readonly typeParameters: readonly string[];
  readonly bases: readonly TypeUse[];
  readonly methods: readonly MethodModel[];
  readonly fields: readonly FieldModel[];
}

export interface MethodModel extends Annotated {
  readonly node: SyntaxNode;
  readonly scope: Scope;
  readonly name: string;
  readonly nameRange: Range;
  readonly parameters: readonly FieldModel[];
  readonly returns?: TypeUse;
  readonly isPublic: boolean;
  readonly isStatic: boolean;
}

/** A field, a property or a parameter. */
export interface FieldModel extends Annotated {
  readonly name: string;
  readonly type?: TypeUse;
  readonly range: Range;
  readonly isStatic: boolean;
  readonly initial?: SyntaxNode;
}

export interface TypeUse {
  /** Without its package and its arguments. */
  readonly name: string;
  readonly args: readonly TypeUse[];
  readonly isNullable: boolean;
  readonly value: Value;
}

export interface Annotated {
  readonly annotations: readonly Annotation[];
}

export interface Annotation {
  /** Without its package. */
  readonly name: string;
  /** What stands without a name is "value" ("0" as the first, "1" as the second, and so on, too). */
  readonly args: Readonly<Record<string, Value>>;
  readonly range: Range;
  /** As the code writes it, on one line, without what marks it as an annotation. */
  readonly text: string;
}

export function annotationOf(
  { annotations }: Annotated,
  ...names: readonly string[]
): Annotation | undefined {
  return annotations.find(({ name }) => names.includes(name));
}

export function hasAnnotation(of: Annotated, ...names: readonly string[]): boolean {
  return annotationOf(of, ...names) !== undefined;
}

/** The text of an annotation's argument, where it is written out. */
export function textArg(
  annotation: Annotation | undefined,
  ...names: readonly string[]
): string | undefined {
  for (const name of names) {
    const value = annotation?.args[name];
    if (value?.kind === "text") return value.text;
  }
  return undefined;
}

/** The values of an argument that may be one or a list. */
export function listed(value: Value | undefined): readonly Value[] {
  if (value === undefined) return [];
  return value.kind === "list" ? value.items.flatMap(listed) : [value];
}

/** Whether an argument says true. */
export function isTrue(value: Value | undefined): boolean {
  return (
    (value?.kind === "name" && value.name === "true") ||
    (value?.kind === "text" && value.text === "true")
  );
}

export function isFalse(value: Value | undefined): boolean {
  return (
    (value?.kind === "name" && value.name === "false") ||
    (value?.kind === "text" && value.text === "false")
  );
}

const longestAnnotation = 120;

/** An annotation's text for people: on one line, and not endless. */
export function onOneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim().slice(0, longestAnnotation);
}
