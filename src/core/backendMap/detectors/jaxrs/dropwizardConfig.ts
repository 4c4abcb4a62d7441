import type { SomeFacts } from "../../facts/facts.ts";
import type { PlainReader, SourceFile } from "../../reading/stack.ts";

/** Below which paths a configuration of Dropwizard puts its resources. */
export const dropwizardConfig: PlainReader = {
  name: "dropwizard",
  files: /(?:^|\/)(?!application\.|bootstrap\.)[\w.-]+\.ya?ml$/,
  read,
};

const longestText = 200_000;

function read({ text }: SourceFile): SomeFacts {
  if (text.length > longestText || !/^server:\s*$/m.test(text)) return {};
  const found = [
    ...text.matchAll(/^[ \t]+(rootPath|applicationContextPath):[ \t]*["']?([^\s"'#]+)/gm),
  ];
  if (found.length === 0) return {};
  const values = Object.fromEntries(found.map(([, name = "", value = ""]) => [name, value]));
  return { project: { kind: "other", name: "dropwizard", values } };
}
