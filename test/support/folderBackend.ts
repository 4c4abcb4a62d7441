import { buildBackendMap } from "../../src/core/backendMap/buildBackendMap.ts";
import { candidatesFor } from "../../src/core/backendMap/checks/runLocalChecks.ts";
import { findCandidates } from "../../src/core/backendMap/upkeep/findCandidates.ts";
import { createAnswerNeighbours } from "../../src/core/context/neighbourhood/answerNeighbours.ts";
import type { Backend } from "../../src/core/ports.ts";
import { factsOf } from "./mapFolder.ts";

/** The port `Backend` over a folder, read as the map's own thread reads it. */
export async function folderBackend(
  folder: string,
  uriOf: (path: string) => string,
): Promise<Backend> {
  const facts = await factsOf(folder);
  const map = buildBackendMap(facts, uriOf);
  const answer = createAnswerNeighbours();
  const terms = [...facts.values()].flatMap((file) => file.terms ?? []);
  const { candidates } = findCandidates({ map, files: facts, uriOf });
  return {
    map: () => map,
    neighbours: (question) => Promise.resolve(answer(question, terms)),
    links: () => Promise.resolve([]),
    candidates: (uris) => Promise.resolve(candidatesFor(uris, candidates)),
  };
}
