import { lm } from "vscode";
import type { LanguageModelChat } from "vscode";
import { modelVendor } from "../manifest.ts";

/**
 * The model that VS Code offers besides ours: the one wanted by id, else one of the family wanted,
 * else the first. Which one that is, is the user's and their vendors' choice.
 */
export async function otherModel(wanted = ""): Promise<LanguageModelChat | undefined> {
  const models = (await lm.selectChatModels()).filter(({ vendor }) => vendor !== modelVendor);
  const word = wanted.toLowerCase();
  return (
    models.find(({ id }) => id === wanted) ??
    models.find(({ family }) => word !== "" && family.toLowerCase().includes(word)) ??
    models[0]
  );
}
