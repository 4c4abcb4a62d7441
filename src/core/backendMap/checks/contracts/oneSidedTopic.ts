import type { Check, LocalFinding } from "../check.ts";

/**
 * Hints at a topic or queue that is sent to and that nothing in the workspace reads, where others are
 * read: a typing error, or another repository reads it. Which of the two needs judgement.
 */
export const oneSidedTopic: Check = {
  id: "one-sided-topic",
  category: "contract",
  isHint: true,
  run: ({ map }) => {
    const read = new Set(
      map.entryPoints.filter(({ kind }) => kind === "message").map(({ name }) => name),
    );
    const sent = map.neighbours.filter(({ kind }) => kind === "producer");
    if (!sent.some(({ name }) => read.has(name))) return [];
    return sent
      .filter(({ name }) => !read.has(name))
      .map(({ uri, range, name }): LocalFinding => ({
        uri,
        range,
        severity: "low",
        title: `Nothing in this workspace reads ${name}`,
        explanation: `Other topics and queues that are sent to here are read here as well; ${name} is not.`,
        trigger: `A message is sent to ${name}`,
        evidence: [],
      }));
  },
};
