/** What is wrong with one field of the front matter. `what` ends a sentence that names the file. */
export interface FieldTrouble {
  readonly field: "name" | "description" | "model" | "tools";
  readonly what: string;
}

const modelFamilies: readonly string[] = ["fable", "opus", "sonnet", "haiku", "inherit"];

/** The first trouble of the known fields, in the order of the format. */
export function fieldTrouble(fields: Readonly<Record<string, unknown>>): FieldTrouble | undefined {
  return (
    nameTrouble(fields["name"]) ??
    descriptionTrouble(fields["description"]) ??
    modelTrouble(fields["model"]) ??
    toolsTrouble(fields["tools"])
  );
}

/** YAML reads a key without a value as null; that is a field left out. */
export function isAbsent(value: unknown): boolean {
  return value === undefined || value === null;
}

function nameTrouble(name: unknown): FieldTrouble | undefined {
  if (isAbsent(name) || name === "") {
    return { field: "name", what: "“name” is missing; add a line such as “name: my-persona”." };
  }
  // It is shown in menus and kept in a setting, so it is one short line of plain characters.
  if (typeof name === "string" && /^[\p{L}\p{N}][\p{L}\p{M}\p{N} ._-]{0,63}$/u.test(name)) {
    return undefined;
  }
  return {
    field: "name",
    what: `“name” is ${shown(name)}; use up to 64 letters, digits, spaces, dots, dashes or underscores.`,
  };
}

function descriptionTrouble(description: unknown): FieldTrouble | undefined {
  if (typeof description === "string" && description.trim() !== "") return undefined;
  const what = isAbsent(description) || description === "" ? "is missing" : "is not text";
  return { field: "description", what: `“description” ${what}; say when to use this persona.` };
}

function modelTrouble(model: unknown): FieldTrouble | undefined {
  if (isAbsent(model)) return undefined;
  if (typeof model === "string") {
    if (modelFamilies.includes(model) || /^claude-[\w.:@-]{1,100}$/.test(model)) return undefined;
  }
  return {
    field: "model",
    what: `“model” is ${shown(model)}, which is unknown; use ${modelFamilies.join(", ")} or an id that begins with “claude-”.`,
  };
}

function toolsTrouble(tools: unknown): FieldTrouble | undefined {
  const isList = Array.isArray(tools) && tools.every((tool) => typeof tool === "string");
  if (isAbsent(tools) || typeof tools === "string" || isList) return undefined;
  return { field: "tools", what: "“tools” is not a list of names; write “tools: Read, Grep”." };
}

/** A value from a file inside a sentence: short, on one line, no control or bidi characters. */
export function shown(value: unknown): string {
  if (typeof value !== "string") return `not text (${typeof value})`;
  const plain = value.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, "\u{FFFD}");
  return plain.length > 120 ? `${plain.slice(0, 119)}…` : plain;
}
