const families: Readonly<Record<string, string>> = {
  typescript: "script",
  typescriptreact: "script",
  javascript: "script",
  javascriptreact: "script",
  java: "jvm",
  kotlin: "jvm",
};

/** Whether code of one language can mean a definition of another by its name; all can mean a table. */
export function canName(languageId: string, other: string): boolean {
  const isSql = languageId === "sql" || other === "sql";
  return isSql || familyOf(languageId) === familyOf(other);
}

function familyOf(languageId: string): string {
  return families[languageId] ?? languageId;
}
