import type { Neighbour } from "../backendMap.ts";
import type { Check, LocalFinding } from "./check.ts";

/** What a shell, a platform, a bundler or a test runner sets by itself. */
const givenByOthers =
  /^(?:NODE_ENV|PATH|HOME|USER|USERNAME|PWD|TZ|LANG|CI|DEBUG|PORT|HOST|HOSTNAME|TMPDIR|TEMP|SHELL|RUST_LOG|DEV|PROD|SSR|MODE|BASE_URL|VITEST|VERCEL\w*|AWS_\w+|KUBERNETES_\w+|npm_\w+|GITHUB_\w+|CARGO_\w+|XDG_\w+|OTEL_\w+|DD_\w+)$/;
const variable = /^[A-Za-z_]\w*$/;

/** What somebody runs by hand, and what builds: it is set up by other words than the service. */
const beside =
  /(?:^|\/)(?:scripts?|tools?|bin|examples?|samples?|migrations?|benchmarks?|ci|infra|\.?storybook)\/|(?:^|\/)(?:[^/]+\.config\.\w+|Rakefile|[^/]+\.rake|setup\.py)$/;

/** A workspace declares its variables where it declares at least so many of those that it needs. */
const share = 3 / 4;

/**
 * Hints at an environment variable that the code needs and no .env example, compose file, manifest or
 * image declares, where almost all others are declared. Whether it has a fallback elsewhere needs
 * judgement; one that the code itself says what to do without is left out.
 */
export const undeclaredVariable: Check = {
  id: "undeclared-variable",
  category: "delivery",
  isHint: true,
  run: ({ map: { neighbours } }) => {
    const declared = neighbours.filter(({ kind }) => kind === "envDeclared");
    const names = new Set(declared.map(({ name }) => name));
    const needed = neededIn(neighbours);
    const open = needed.filter(({ name }) => !names.has(name));
    const isKept = needed.length - open.length >= share * needed.length;
    return isKept ? open.map(findingOn) : [];
  },
};

/** The first read of each variable that no read says how to go on without. */
function neededIn(neighbours: readonly Neighbour[]): readonly Neighbour[] {
  const read = neighbours.filter(
    ({ kind, name, uri }) =>
      kind === "env" && variable.test(name) && !givenByOthers.test(name) && !beside.test(uri),
  );
  return [...Map.groupBy(read, ({ name }) => name).values()].flatMap((all) =>
    all.some(({ isOptional }) => isOptional) ? [] : all.slice(0, 1),
  );
}

const findingOn = ({ name, uri, range }: Neighbour): LocalFinding => ({
  uri,
  range,
  severity: "low",
  title: `${name} is declared nowhere`,
  explanation: `The code reads ${name}, and nothing in the workspace that declares variables names it.`,
  trigger: "The service starts in an environment that was set up by those declarations",
  evidence: [],
});
