import type { Definition, FileFacts, Parameter } from "../facts.ts";
import type { Value } from "../value.ts";
import { fileScope } from "../value.ts";
import { identityOf } from "./entity.ts";
import type { DefinitionEntity, Entity, ParameterEntity, Place } from "./entity.ts";
import type { CallSites, FactIndex } from "./language.ts";

/** Follows an expression to what it stands for; several where several are possible, none where unknown. */
export type Evaluate = (value: Value, place: Place) => readonly Entity[];

/** Alternatives beyond this are not followed: a name with so many meanings says nothing. */
const mostAlternatives = 40;

/**
 * @param callSites who fills the parameters of a function; without it parameters stay parameters.
 */
export function createEvaluate(index: FactIndex, callSites?: CallSites): Evaluate {
  // A value belongs to one place of one file, so it is a key; an empty list breaks circles.
  const known = new Map<Value, readonly Entity[]>();
  const evaluate: Evaluate = (value, place) => {
    const before = known.get(value);
    if (before !== undefined) return before;
    known.set(value, []);
    const found = distinct(evaluateOnce(value, place)).slice(0, mostAlternatives);
    known.set(value, found);
    return found;
  };

  const evaluateOnce = (value: Value, place: Place): readonly Entity[] => {
    switch (value.kind) {
      case "text":
        return [{ kind: "text", text: value.text }];
      case "name":
        return lookup(value.name, place);
      case "member":
        return evaluate(value.of, place).flatMap((of) => memberOf(of, value.name));
      case "import":
        return imported(value, place.file);
      case "call":
        return called(value, place);
      case "definition":
        return [{ kind: "definition", file: place.file, index: value.definition }];
      case "instance":
        return evaluate(value.type, place);
      case "record":
      case "list":
      case "concat":
        return [{ kind: "value", value, place }];
      case "either":
        return firstKnown(value.options, place);
      case "unknown":
        return [];
    }
  };

  const firstKnown = (options: readonly Value[], place: Place): readonly Entity[] => {
    for (const option of options) {
      const found = evaluate(option, place);
      if (found.length > 0) return found;
    }
    return [];
  };

  const called = (value: Value & { kind: "call" }, place: Place): readonly Entity[] => {
    const router = index.names(place.file).router(value.at);
    if (router?.sameAs !== undefined) return evaluate(router.sameAs, place);
    if (router !== undefined) return [{ kind: "router", file: place.file, router }];
    return evaluate(value.callee, place).flatMap((callee) => {
      if (callee.kind !== "definition") return callee.kind === "outside" ? [callee] : [];
      const definition = definitionIn(callee);
      if (definition.kind === "class" || definition.kind === "type") return [callee];
      const inside = { file: callee.file, scope: callee.index };
      return (definition.returns ?? []).flatMap((one) => evaluate(one, inside));
    });
  };

  const lookup = (name: string, place: Place): readonly Entity[] => {
    for (let scope = place.scope; ; scope = place.file.definitions[scope]?.scope ?? fileScope) {
      const found = name === "this" ? thisIn(scope, place.file) : inScope(name, scope, place.file);
      if (found.length > 0) return found;
      if (scope === fileScope) break;
    }
    const seen = index.languageOf(place.file)?.visible?.(place.file, index) ?? [];
    return seen.flatMap((file) => inScope(name, fileScope, file));
  };

  const thisIn = (scope: number, file: FileFacts): readonly Entity[] => {
    const definition = file.definitions[scope];
    if (definition?.kind === "class") return [{ kind: "definition", file, index: scope }];
    // A method that stands outside of its type names it as its base.
    if (definition?.kind !== "method" || definition.bases === undefined) return [];
    return definition.bases.flatMap((base) => evaluate(base, { file, scope: definition.scope }));
  };

  const inScope = (name: string, scope: number, file: FileFacts): readonly Entity[] => {
    const names = index.names(file);
    const bound = names.binding(scope, name).flatMap(({ value, valueScope }) => {
      return evaluate(value, { file, scope: valueScope ?? scope });
    });
    const defined = names
      .definition(scope, name)
      .map((at): Entity => ({ kind: "definition", file, index: at }));
    if (bound.length + defined.length > 0) return [...bound, ...defined];
    const parameters = file.definitions[scope]?.parameters ?? [];
    const at = parameters.findIndex((one) => one.name === name);
    return at < 0 ? [] : filled({ kind: "parameter", file, definition: scope, index: at });
  };

  /** What callers put into a parameter. */
  const filled = (parameter: ParameterEntity): readonly Entity[] => {
    const { file, definition } = parameter;
    const found = (callSites?.of(file, definition) ?? []).flatMap(({ call, file: caller }) => {
      const arg = call.args[parameter.index];
      return arg === undefined ? [] : evaluate(arg, { file: caller, scope: call.scope });
    });
    const preset = parameterIn(parameter)?.default;
    const standing = preset === undefined ? [] : evaluate(preset, { file, scope: definition });
    const all = [...found, ...standing];
    return all.length > 0 ? all : [parameter];
  };

  const memberOf = (of: Entity, name: string): readonly Entity[] => {
    switch (of.kind) {
      case "module":
        return exported(of.file, name);
      case "value":
        return fieldOf(of.value, of.place, name);
      case "definition":
        return classMember(of, name);
      case "parameter": {
        const type = parameterIn(of)?.type;
        const place = { file: of.file, scope: of.definition };
        return type === undefined
          ? []
          : evaluate(type, place).flatMap((one) => memberOf(one, name));
      }
      case "outside":
        return [{ ...of, name: of.name === "" ? name : `${of.name}.${name}` }];
      case "router":
      case "text":
        return [];
    }
  };

  const fieldOf = (value: Value, place: Place, name: string): readonly Entity[] => {
    const field = value.kind === "record" ? value.fields[name] : undefined;
    return field === undefined ? [] : evaluate(field, place);
  };

  const classMember = (of: DefinitionEntity, name: string): readonly Entity[] => {
    const own = inScope(name, of.index, of.file).filter(({ kind }) => kind !== "parameter");
    if (own.length > 0) return own;
    const { bases = [], scope, name: type } = definitionIn(of);
    const inherited = bases.flatMap((base) => evaluate(base, { file: of.file, scope }));
    const above = inherited.flatMap((base) =>
      base.kind === "definition" && base.index === of.index && base.file === of.file
        ? []
        : memberOf(base, name),
    );
    return above.length > 0 ? above : methodsBeside(of.file, type, name);
  };

  /** Methods that stand outside of their type, in its package. */
  const methodsBeside = (file: FileFacts, type: string, name: string): readonly Entity[] => {
    const language = index.languageOf(file);
    if (language === undefined) return [];
    const near = new Set([file, ...(language.visible?.(file, index) ?? [])]);
    return index
      .named(name, language)
      .filter((one) => {
        const method = one.file.definitions[one.index];
        return (
          near.has(one.file) &&
          method?.kind === "method" &&
          method.bases?.some((base) => base.kind === "name" && base.name === type)
        );
      })
      .map((one): Entity => ({ kind: "definition", ...one }));
  };

  const imported = (
    { module, name }: Value & { kind: "import" },
    from: FileFacts,
  ): readonly Entity[] => {
    const resolved = index.languageOf(from)?.resolve(module, name, from, index);
    if (resolved === undefined || resolved.files.length === 0) {
      return [{ kind: "outside", module, name: name ?? "" }];
    }
    return resolved.files.flatMap((file): readonly Entity[] =>
      resolved.name === undefined ? [{ kind: "module", file }] : exported(file, resolved.name),
    );
  };

  const exported = (file: FileFacts, name: string): readonly Entity[] => {
    const place = { file, scope: fileScope };
    const of = (wanted: string): readonly Entity[] =>
      file.exports
        .filter((one) => one.name === wanted)
        .flatMap(({ value }) => evaluate(value, place));
    const own = of(name);
    if (own.length > 0) return own;
    const whole = of("=");
    const part = name === "default" ? whole : whole.flatMap((one) => memberOf(one, name));
    if (part.length > 0) return part;
    const passed = of("*").flatMap((one) => memberOf(one, name));
    if (passed.length > 0) return passed;
    return index.languageOf(file)?.exportsAll === true ? inScope(name, fileScope, file) : [];
  };

  return evaluate;
}

export function definitionIn({ file, index }: { file: FileFacts; index: number }): Definition {
  const definition = file.definitions[index];
  if (definition === undefined) throw new Error(`${file.path} has no definition ${index}.`);
  return definition;
}

function parameterIn({ file, definition, index }: ParameterEntity): Parameter | undefined {
  return file.definitions[definition]?.parameters[index];
}

function distinct(entities: readonly Entity[]): readonly Entity[] {
  const seen = new Set<string | object>();
  return entities.filter((entity) => {
    const key = identityOf(entity);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
