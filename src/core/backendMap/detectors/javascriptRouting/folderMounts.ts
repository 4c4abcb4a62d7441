import type { FileFacts } from "../../facts/facts.ts";
import type { MountFact } from "../../facts/routingFacts.ts";
import { fileScope, type Value } from "../../facts/value.ts";
import { filesOfAny } from "../../languages/javascriptModules/anyOfFolder.ts";
import { folderOf } from "../../link/names/factIndex.ts";
import type { ExpandMount } from "../../link/routes/expandMount.ts";

/** A mount of each module of a folder is one of a stack's own making, where it stands below a path. */
export function ofFolder(mount: MountFact, stack: string, facts: FileFacts): MountFact {
  const isEach = mount.prefix !== undefined && moduleIn(childOf(mount, facts)) !== undefined;
  return isEach ? { ...mount, stack } : mount;
}

/**
 * `app.use("/api/" + name, require("./routes/" + file))`: each module below the path that is made of
 * its own name.
 */
export const expandFolder: ExpandMount = (mount, file, index) => {
  const child = childOf(mount, file);
  const module = moduleIn(child);
  if (module === undefined || mount.prefix === undefined) return undefined;
  const { parent, prefix, guards, scope, range } = mount;
  const up = folderOf(file.path).replace(/[^/]+/g, "..");
  return filesOfAny(module, file, index).map((one) => ({
    ...{ parent, guards, scope, range },
    child: withModule(child, `./${up}/${one.path}`),
    prefix: named(prefix, nameOf(one), file),
  }));
};

/** What a name of the same function stands for. */
function childOf({ child, scope }: MountFact, { bindings }: FileFacts): Value {
  if (child.kind !== "name") return child;
  return bindings.find((one) => one.scope === scope && one.name === child.name)?.value ?? child;
}

function moduleIn(value: Value): string | undefined {
  if (value.kind === "import") return value.module.includes("*") ? value.module : undefined;
  if (value.kind === "member") return moduleIn(value.of);
  return value.kind === "call" ? moduleIn(value.callee) : undefined;
}

function withModule(value: Value, module: string): Value {
  if (value.kind === "import") return { ...value, module };
  if (value.kind === "member") return { ...value, of: withModule(value.of, module) };
  return value.kind === "call" ? { ...value, callee: withModule(value.callee, module) } : value;
}

/** "users" of "routes/users.js", "users" of "routes/users.routes.js". */
const nameOf = ({ path }: FileFacts): string =>
  path.slice(path.lastIndexOf("/") + 1).replace(/\..*$/, "");

/** A path with the module's name in the place of all that is made of what the loop goes over. */
function named(prefix: Value, name: string, file: FileFacts): Value {
  if (prefix.kind === "concat") {
    return { ...prefix, parts: prefix.parts.map((one) => named(one, name, file)) };
  }
  return isOfLoop(prefix, file) ? { kind: "text", text: name } : prefix;
}

function isOfLoop(value: Value, file: FileFacts): boolean {
  if (value.kind === "name") {
    const isAtTop = file.bindings.some((one) => one.scope === fileScope && one.name === value.name);
    return !isAtTop;
  }
  if (value.kind === "member") return isOfLoop(value.of, file);
  return value.kind === "call" && [value.callee, ...value.args].some((one) => isOfLoop(one, file));
}
