import { startOf } from "../../facts/startOf.ts";
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
    const messages = map.entryPoints.filter(({ kind }) => kind === "message");
    // A task may go by another name than the function that is asked for it.
    const handlers = new Set(messages.flatMap(({ handler }) => (handler ? startOf(handler) : [])));
    const called = map.functions.filter((one) => handlers.has(startOf(one)));
    const read = new Set([...messages, ...called].map(({ name }) => name));
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
