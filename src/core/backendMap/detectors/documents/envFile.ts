import type { NeighbourFact, SomeFacts } from "../../facts/facts.ts";
import type { PlainReader, SourceFile } from "../../reading/stack.ts";
import { fileScope } from "../../facts/value.ts";

/** Environment variables that are declared; their values are never kept. */
export const envFile: PlainReader = {
  name: "env",
  files:
    /(?:^|\/)(?:\.env(?:rc|\.[\w.-]+)?|[\w.-]+\.env(?:\.\w+)?|env\.(?:example|sample|template))$/i,
  read: (file) => ({
    neighbours: assigned(file.text, /^\s*(?:#\s*)?(?:export\s+)?([A-Za-z_]\w*)\s*=/),
  }),
};

/** `ENV NAME=value` and `ARG NAME` of a Dockerfile. */
export const dockerEnv: PlainReader = {
  name: "dockerfile",
  files: /(?:^|\/)(?:[\w.-]+\.)?(?:Dockerfile|Containerfile)(?:\.[\w.-]+)?$/i,
  read: readDockerfile,
};

function readDockerfile({ text, path }: SourceFile): SomeFacts {
  const lines = text.split("\n");
  const isFrom = lines.find((line) => /^\s*FROM\s/i.test(line));
  const image = isFrom?.trim().split(/\s+/)[1] ?? path;
  return {
    neighbours: [...assigned(text, /^\s*(?:ENV|ARG)\s+([A-Za-z_]\w*)/i), ...besides(lines)],
    documents: [{ kind: "delivery", title: `Dockerfile from ${image}` }],
  };
}

/** All but the first of `ENV A=1 B=2`, over several lines where these end in a backslash. */
function besides(lines: readonly string[]): readonly NeighbourFact[] {
  let isContinued = false;
  return lines.flatMap((line, number) => {
    if (/^\s*#/.test(line)) return [];
    const isOwn = /^\s*ENV\s/i.test(line);
    const isEnv = isOwn || isContinued;
    isContinued = isEnv && /\\\s*$/.test(line);
    if (!isEnv) return [];
    const names = [...line.slice(0, longestLine).matchAll(/(?:^|\s)([A-Za-z_]\w*)=/g)];
    return names.slice(isOwn ? 1 : 0).map(([, name = ""]) => declared(name, number, line));
  });
}

const longestLine = 500;

function assigned(text: string, form: RegExp): readonly NeighbourFact[] {
  return text.split("\n").flatMap((line, number) => {
    const name = form.exec(line.slice(0, longestLine))?.[1];
    return name === undefined ? [] : [declared(name, number, line)];
  });
}

/** @param number of the line, from zero. */
export function declared(name: string, number: number, line: string): NeighbourFact {
  const character = Math.max(0, line.indexOf(name));
  return {
    kind: "envDeclared",
    name: { kind: "text", text: name },
    scope: fileScope,
    range: {
      start: { line: number, character },
      end: { line: number, character: character + name.length },
    },
  };
}
