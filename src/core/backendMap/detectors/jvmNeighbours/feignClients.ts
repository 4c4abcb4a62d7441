import type { NeighbourFact } from "../../facts/facts.ts";
import type { Value } from "../../facts/value.ts";
import { annotationOf, listed, type ClassModel } from "../classes/classModel.ts";
import { mappingOf, noPath } from "../jvm/mappings.ts";

/** The calls that an interface of Feign stands for; Feign ends them after a minute by itself. */
export function feignCalls(one: ClassModel): readonly NeighbourFact[] {
  const client = annotationOf(one, "FeignClient");
  if (client === undefined) return [];
  const { url, path, name, value } = client.args;
  const host = url ?? name ?? value ?? noPath;
  return one.methods.flatMap((method) => {
    const mapping = method.annotations.map(mappingOf).find((each) => each !== undefined);
    const [below] = listed(mapping?.paths[0]);
    if (below === undefined) return [];
    const parts: readonly Value[] = [host, ...(path ? [path] : []), below];
    return [
      {
        kind: "http",
        name: { kind: "concat", parts },
        scope: method.scope,
        range: method.nameRange,
        hasTimeout: true,
      } as const,
    ];
  });
}
