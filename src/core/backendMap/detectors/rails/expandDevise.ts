import type { RouteFact } from "../../facts/routingFacts.ts";
import type { Lookup } from "../../link/names/language.ts";
import type { Linking } from "../../link/linking.ts";
import { ancestorsOf } from "./ancestors.ts";

/**
 * The routes of Devise that there are: those for the modules that the model asks for, where the model
 * is seen; each provider's own where they are named.
 */
export function expandDevise(route: RouteFact, linking: Linking): readonly RouteFact[] {
  const { model, needs, endsBy } = route.extra ?? {};
  if (model === undefined || needs === undefined) return [route];
  const asked = boundIn(model, "devise", linking);
  if (needs === "omniauthable") return ofProviders(route, model, asked, linking);
  if (!isAsked(needs, asked)) return [];
  return endsBy === undefined ? [route] : [endedBy(route, endsBy.split(" "), linking)];
}

function isAsked(needs: string, asked: readonly string[]): boolean {
  if (asked.length === 0) return !/^(?:confirm|lock|invit)able$/.test(needs);
  // Other gems bring their own: "two_factor_authenticatable".
  if (needs === "database_authenticatable") {
    return asked.some((one) => one.endsWith("_authenticatable"));
  }
  return asked.includes(needs);
}

function endedBy(route: RouteFact, own: readonly string[], linking: Linking): RouteFact {
  const set = own.filter((one) => one !== "");
  const usual = set.length > 0 ? set : boundAtTop("sign_out_via", linking);
  const methods = usual.map((one) => one.toUpperCase());
  return methods.length === 0 ? route : { ...route, methods };
}

/** Those that the model names, or else those of the initializer; one for any where none is named. */
function ofProviders(
  route: RouteFact,
  model: string,
  asked: readonly string[],
  linking: Linking,
): readonly RouteFact[] {
  const set = boundAtTop("omniauth", linking);
  const isOffered = asked.length > 0 ? asked.includes("omniauthable") : set.length > 0;
  if (!isOffered) return [];
  const named = boundIn(model, "omniauth", linking);
  const providers = named.length > 0 ? named : set;
  return providers.length === 0 ? [route] : providers.map((one) => ofProvider(route, one));
}

function ofProvider(route: RouteFact, provider: string): RouteFact {
  const { path, handler, handlerName = "" } = route;
  const named = (text: string): string => text.replace(":provider", provider);
  return {
    ...route,
    path: path.kind === "text" ? { ...path, text: named(path.text) } : path,
    ...(handler?.kind === "member" && { handler: { ...handler, name: named(handler.name) } }),
    handlerName: named(handlerName),
    extra: { ...route.extra, action: named(route.extra?.["action"] ?? "") },
  };
}

function boundIn(model: string, wanted: string, linking: Linking): readonly string[] {
  return ancestorsOf(model, linking).flatMap(({ file, index }) =>
    file.bindings.flatMap(({ scope, name, value }) =>
      scope === index && name === wanted && value.kind === "text" ? [value.text] : [],
    ),
  );
}

/** What an initializer sets for the whole application. */
function boundAtTop(wanted: string, { index }: Linking): readonly string[] {
  return [...new Set(index.find(setInInitializers, wanted))];
}

const setInInitializers: Lookup<string> = ({ path, bindings }) => {
  if (!/(?:^|\/)config\/initializers\//.test(path)) return [];
  return bindings.flatMap(({ name, value }) =>
    value.kind === "text" ? [[name, value.text] as const] : [],
  );
};
