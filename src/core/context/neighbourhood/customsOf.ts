import type { TermIndex } from "../terms/termIndex.ts";

/** A way in which this backend does something, known by how often it is named. */
export interface Custom {
  readonly what: "errors" | "error handler" | "logging" | "transactions";
  readonly name: string;
  /** How many definitions name it. */
  readonly uses: number;
  /** Where it is defined; absent for one of a library. Lines from 0. */
  readonly path?: string;
  readonly line?: number;
}

const errorClass = /^(?!Error$|Exception$)(?=\p{Lu}).*(?:Error|Exception|Problem|Failure)s?$/u;
const errorHandler =
  /^(?:setErrorHandler|\w*[eE]rrorHandler|ControllerAdvice|RestControllerAdvice|ExceptionFilter|exception_handler|rescue_from|UseExceptionHandler|handle_?[eE]rrors?)$/;
const logger =
  /^(?:log|Log|logger|LOG|LOGGER|_logger|slog|zap|zerolog|logrus|structlog|getLogger|LoggerFactory|tracing|winston|pino|console)$/;
const transaction =
  /^(?:transaction|\$transaction|\w*[wW]ithTx|\w*[iI]nTx|(?:with|in|run_?[iI]n|with_)_?[tT]ransaction\w*|atomic|Transactional|BeginTx|begin_nested|TransactionTemplate|BeginTransaction(?:Async)?)$/;

const kinds = [
  ["errors", errorClass],
  ["error handler", errorHandler],
  ["logging", logger],
  ["transactions", transaction],
] as const;

/** Named by fewer definitions it is no custom. */
const leastUses = 2;

/**
 * What of each kind is named most; nothing of a kind that nobody names.
 *
 * @param languageId of whose code; of all without it.
 */
export function customsOf(index: TermIndex, languageId?: string): readonly Custom[] {
  const names = new Set(index.definitions.map(({ terms }) => terms.name));
  const isMeant = (at: number): boolean => {
    const file = index.files[index.definitions[at]?.file ?? -1];
    return languageId === undefined || familyOf(file?.languageId) === familyOf(languageId);
  };
  return kinds.flatMap(([what, pattern]) => {
    const least = what === "error handler" ? 1 : leastUses;
    const [best] = index.identifiers.vocabulary
      .words()
      .filter((name) => pattern.test(name))
      .map((name) => ({ name, uses: index.using(name).filter(isMeant).length }))
      // What is their own says more than a library's word.
      .toSorted((a, b) => weightOf(b, names) - weightOf(a, names));
    return best === undefined || best.uses < least
      ? []
      : [{ what, ...best, ...placeOf(best.name, index) }];
  });
}

/** Languages that one backend is written in together. */
function familyOf(languageId = ""): string {
  if (/^(?:java|type)script/.test(languageId)) return "script";
  return languageId === "kotlin" ? "java" : languageId;
}

function weightOf({ name, uses }: Pick<Custom, "name" | "uses">, own: ReadonlySet<string>): number {
  return own.has(name) ? uses * 3 : uses;
}

/** Of one that is defined once. */
function placeOf(name: string, index: TermIndex): Pick<Custom, "path" | "line"> {
  const [at, ...others] = index.named(name);
  const definition = index.definitions[at ?? -1];
  const file = index.files[definition?.file ?? -1];
  if (definition === undefined || file === undefined || others.length > 0) return {};
  return { path: file.path, line: definition.terms.head };
}
