import type { Annotated } from "../classes/classModel.ts";

const guard = /^(?:\w*Authoriz\w*|Require[A-Z]\w*|\w*Permission\w*)$/;
/** Ends what the class asks for. */
export const openTo = "AllowAnonymous";

export function guardsOf({ annotations }: Annotated): readonly string[] {
  return annotations
    .filter(({ name }) => guard.test(name) && name !== "RequireHttps" && name !== "RequireSsl")
    .map(({ text }) => text);
}

export function isOpen({ annotations }: Annotated): boolean {
  return annotations.some(({ name }) => name === openTo);
}
