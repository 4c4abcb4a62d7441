import type { Category } from "../finding.ts";

/** A category as people who never saw the extension read it. */
interface CategoryRule {
  readonly name: string;
  /** One sentence: what is wrong. */
  readonly problem: string;
  /** What to do about such findings. */
  readonly help: string;
  /** Whether an attacker is who gains by it. */
  readonly isSecurity?: true;
}

export const categoryRules: Readonly<Record<Category, CategoryRule>> = {
  security: {
    name: "Security",
    problem: "An attacker can read, change or run what they must not.",
    help: "Close the way in where untrusted input meets the sensitive operation, and test it with the hostile input.",
    isSecurity: true,
  },
  authorization: {
    name: "Authorization",
    problem: "A caller can do or see what belongs to somebody else.",
    help: "Check who may do this to this very object, on the server, on every way that leads to it.",
    isSecurity: true,
  },
  validation: {
    name: "Validation",
    problem: "Input reaches code that cannot deal with it.",
    help: "Check shape, size and range where the input enters, and answer with a clear error.",
  },
  consistency: {
    name: "Consistency",
    problem: "Data can end half written or in contradiction with itself.",
    help: "Put what belongs together into one transaction, or make each step repeatable and repaired.",
  },
  idempotency: {
    name: "Idempotency",
    problem: "The same request or message, delivered twice, does its work twice.",
    help: "Recognise a repetition by a key that is stored together with the effect.",
  },
  concurrency: {
    name: "Concurrency",
    problem: "Two callers at the same time lead to a result that neither alone could.",
    help: "Let the database decide by a constraint, a lock or a conditional update instead of a check before a write.",
  },
  query: {
    name: "Query",
    problem: "The database does far more work than the answer needs.",
    help: "Ask once for all, with an index for the condition and a bound on the rows.",
  },
  migration: {
    name: "Migration",
    problem:
      "A change of the schema loses data, locks tables or breaks the version that is running.",
    help: "Expand first, move the data, contract later; keep each step safe beside the old code.",
  },
  contract: {
    name: "Contract",
    problem: "Clients, consumers or the specification expect something else.",
    help: "Keep the old form working or version the change, and let specification and code agree.",
  },
  "error-handling": {
    name: "ErrorHandling",
    problem: "A failure is swallowed, misreported or leaves work undone.",
    help: "Handle what can be handled, pass on the rest with its cause, and tell the caller the truth.",
  },
  resilience: {
    name: "Resilience",
    problem: "A slow or failing neighbour takes this service down with it.",
    help: "Bound every wait, retry only what is safe to repeat, and push back before memory runs out.",
  },
  tenancy: {
    name: "Tenancy",
    problem: "Data of one tenant can reach another.",
    help: "Put the tenant into every condition, key and cache entry, at best where it cannot be forgotten.",
    isSecurity: true,
  },
  observability: {
    name: "Observability",
    problem: "When this goes wrong nobody will see it, or see why.",
    help: "Log, count or trace the event with what is needed to find its cause, and without secrets.",
  },
  capacity: {
    name: "Capacity",
    problem: "Memory, connections or answers grow with the data until they no longer fit.",
    help: "Page, stream or bound what grows, and give caches a limit and an end.",
  },
  boundaries: {
    name: "Boundaries",
    problem: "Parts know more of each other than they should, so that one change breaks the other.",
    help: "Move the knowledge to the part that owns it, and let the other ask.",
  },
  testing: {
    name: "Testing",
    problem: "A test is missing where a defect would go unseen, or it cannot fail.",
    help: "Test the behaviour that matters, and see the test fail once.",
  },
  delivery: {
    name: "Delivery",
    problem: "Configuration, build or rollout can bring down or expose what runs.",
    help: "Make the setting explicit and safe by default, and check it before the rollout.",
  },
};
