import type { Value } from "../../facts/value.ts";
import type { Linking } from "../../link/linking.ts";
import { definitionIn } from "../../link/names/following.ts";
import { ancestorsOf } from "../rails/ancestors.ts";

/** Whether a class is one of Grape's, be it through classes of the workspace's own. */
export function isApi(name: string, linking: Linking): boolean {
  return ancestorsOf(name, linking).some((one) =>
    (definitionIn(one).bases ?? []).some((base) => namesOf(base).some((each) => apis.has(each))),
  );
}

const apis = new Set(["Grape::API", "Grape::API::Instance"]);

function namesOf(value: Value): readonly string[] {
  if (value.kind === "either") return value.options.flatMap(namesOf);
  return value.kind === "import" && value.name !== undefined ? [value.name] : [];
}
