import type { EntryFact, SomeFacts } from "../../facts/facts.ts";
import { fileScope } from "../../facts/value.ts";
import type { PlainReader, SourceFile } from "../../reading/stack.ts";
import { readYaml, type YamlNode } from "../documents/yamlNodes.ts";

/** Where Sidekiq's schedulers, Solid Queue, Resque and GoodJob are told in YAML which job runs when. */
export const scheduleFile: PlainReader = {
  name: "job schedules",
  files: /(?:^|\/)config\/(?:[\w-]*(?:schedule|cron|recurring)[\w-]*|sidekiq)\.ya?ml$/,
  read,
};

/** Below an environment and a heading: `production:`, `:scheduler:`, `:schedule:`. */
const deepest = 4;

function read({ text }: SourceFile): SomeFacts {
  return { entries: readYaml(text).roots.flatMap((root) => schedulesIn(root, 0)) };
}

function schedulesIn(node: YamlNode, depth: number): readonly EntryFact[] {
  if (depth > deepest) return [];
  return node.entries().flatMap(({ key, keyRange, value }): readonly EntryFact[] => {
    const name = scheduleOf(key, value);
    if (name === undefined) return schedulesIn(value, depth + 1);
    const runs = wordAt(value, "class")?.text?.replace(/^::/, "");
    return [
      {
        kind: "schedule",
        stack: "ruby-jobs",
        name: { kind: "text", text: name },
        ...(runs !== undefined && { runs }),
        guards: [],
        scope: fileScope,
        range: keyRange,
      },
    ];
  });
}

/** The job and its time; a time can be a list of which the first says it: `["5m", { first_in: "1m" }]`. */
function scheduleOf(key: string, entry: YamlNode): string | undefined {
  const time = wordAt(entry, "cron", "every", "schedule");
  const when = time?.text ?? time?.items()[0]?.text;
  if (when === undefined) return undefined;
  return `${wordAt(entry, "class", "command")?.text ?? key} ${when}`;
}

/** Keys are words or Ruby's symbols. */
function wordAt(entry: YamlNode, ...keys: readonly string[]): YamlNode | undefined {
  return keys.flatMap((key) => entry.get(key) ?? entry.get(`:${key}`) ?? []).at(0);
}
