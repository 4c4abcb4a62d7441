import { wordsOf } from "../../link/names/entity.ts";
import type { Value } from "../../facts/value.ts";
import { listed, type Annotation } from "../classes/classModel.ts";

/** What an annotation of Spring says of the routes of a method, or of all those of a class. */
export interface Mapping {
  readonly methods: readonly string[];
  readonly paths: readonly Value[];
  /** The annotation is the workspace's own, and made of one of Spring's. */
  readonly composed?: string;
}

const verbs: ReadonlyMap<string, readonly string[]> = new Map([
  ["RequestMapping", []],
  ["GetMapping", ["GET"]],
  ["PostMapping", ["POST"]],
  ["PutMapping", ["PUT"]],
  ["DeleteMapping", ["DELETE"]],
  ["PatchMapping", ["PATCH"]],
  // Of clients, unless a controller has them from the interface that it implements.
  ["HttpExchange", []],
  ["GetExchange", ["GET"]],
  ["PostExchange", ["POST"]],
  ["PutExchange", ["PUT"]],
  ["DeleteExchange", ["DELETE"]],
  ["PatchExchange", ["PATCH"]],
]);

export const noPath: Value = { kind: "text", text: "" };

/** Undefined for an annotation that maps nothing. */
export function mappingOf(annotation: Annotation): Mapping | undefined {
  const fixed = verbs.get(annotation.name);
  if (fixed === undefined) return undefined;
  const stated = listed(annotation.args["method"]).map((one) => wordsOf(one).replace(/^.*\./, ""));
  return { methods: fixed.length > 0 ? fixed : stated, paths: pathsOf(annotation) };
}

function pathsOf({ args }: Annotation): readonly Value[] {
  const paths = [...listed(args["value"]), ...listed(args["path"]), ...listed(args["url"])];
  return paths.length > 0 ? paths : [noPath];
}

/** Annotations of libraries that are no composed mappings, though they are given texts. */
const foreign =
  /^(?:Override|Deprecated|Suppress\w*|Operation|Api(?:Operation|Param|Responses?|Implicit\w+|Ignore|Model\w*)?|Tag|Schema|Parameter\w*|Valid\w*|PreAuthorize|PostAuthorize|Secured|RolesAllowed|ResponseStatus|ResponseBody|Transactional|Cache\w*|Log|Timed|JsonView|RestController|Controller|Component|Service|Slf4j|\w*ArgsConstructor|CrossOrigin|Autowired|Bean|Value|ExceptionHandler|ModelAttribute|InitBinder|Async|Scheduled|EventListener|Test|DisplayName|Configuration|Hidden|SecurityRequirement\w*)$/;

/** An annotation that may be the workspace's own, and stand for a mapping. */
export function composedMapping(annotation: Annotation): Mapping | undefined {
  if (foreign.test(annotation.name) || verbs.has(annotation.name)) return undefined;
  return { methods: [], paths: pathsOf(annotation), composed: annotation.name };
}
