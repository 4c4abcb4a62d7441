import { startOf } from "../../facts/startOf.ts";
import type { Check, LocalFinding } from "../check.ts";

/** A name that is not known, or not wholly, has braces. */
const isUnknown = (name: string): boolean => name.includes("{");
/** Where what could not be handled waits for people. */
const forPeople = /dead.?letter|\bdlq\b|[-_.]dlq$|\bdlt\b|parking.?lot/i;

/** Where more of what is sent than this is read elsewhere, that is how the backend is made. */
const others = 1 / 2;

/**
 * Hints at a topic or queue that is sent to and that nothing in the workspace reads, where others are
 * read: a typing error, or another repository reads it. Which of the two needs judgement. Where the name
 * of something that is read is not known, nothing is said.
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
    const sent = map.neighbours.filter(
      ({ kind, name }) => kind === "producer" && !isUnknown(name) && !forPeople.test(name),
    );
    if (messages.some(({ name = "" }) => isUnknown(name))) return [];
    const names = [...new Set(sent.map(({ name }) => name))];
    const open = names.filter((name) => !read.has(name));
    if (open.length === names.length || open.length > others * names.length) return [];
    return open
      .flatMap((name) => sent.find((one) => one.name === name) ?? [])
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
