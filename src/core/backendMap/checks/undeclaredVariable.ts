import type { Check, LocalFinding } from "./check.ts";

/** What a shell, a platform or a test runner sets by itself. */
const givenByOthers =
  /^(?:NODE_ENV|PATH|HOME|USER|PWD|TZ|LANG|CI|DEBUG|PORT|HOSTNAME|TMPDIR|TEMP|SHELL|VERCEL\w*|AWS_\w+|KUBERNETES_\w+|npm_\w+|GITHUB_\w+)$/;

/**
 * Hints at an environment variable that the code reads and no .env example, compose file, manifest or
 * image declares, where there are such declarations. Whether it has a fallback needs judgement.
 */
export const undeclaredVariable: Check = {
  id: "undeclared-variable",
  category: "delivery",
  isHint: true,
  run: ({ map }) => {
    const declared = new Set(
      map.neighbours.filter(({ kind }) => kind === "envDeclared").map(({ name }) => name),
    );
    if (declared.size === 0) return [];
    const read = map.neighbours.filter(
      ({ kind, name }) => kind === "env" && !declared.has(name) && !givenByOthers.test(name),
    );
    return [...Map.groupBy(read, ({ name }) => name).values()].flatMap(([first]) =>
      first === undefined
        ? []
        : [
            {
              uri: first.uri,
              range: first.range,
              severity: "low",
              title: `${first.name} is declared nowhere`,
              explanation: `The code reads ${first.name}, and nothing in the workspace that declares variables names it.`,
              trigger: "The service starts in an environment that was set up by those declarations",
              evidence: [],
            } satisfies LocalFinding,
          ],
    );
  },
};
