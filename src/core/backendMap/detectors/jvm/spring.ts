import type { SomeFacts } from "../../facts/facts.ts";
import type { RouteFact, RouterFact } from "../../facts/routingFacts.ts";
import type { Reading, Stack } from "../../reading/stack.ts";
import { jvmClasses } from "../classes/jvmClasses.ts";
import { expandSpring } from "./expandSpring.ts";
import { functionalRoutes } from "./functionalRoutes.ts";
import { gatewayRoutes } from "./gatewayRoutes.ts";
import { pathPrefixes } from "./pathPrefixes.ts";
import { securityRules } from "../springSecurity/securityRules.ts";
import { springRouter, springRoutes } from "./springMvc.ts";

/** Spring MVC and WebFlux, of Java and Kotlin: annotated controllers and functional routes. */
export const spring: Stack = {
  name: "spring",
  languages: ["java", "kotlin"],
  markers:
    /Mapping\b|Controller\b|RouterFunction|RouteLocator|ApiDelegate\b|FilterChain|HttpSecurity|Exchange\b|addPathPrefix|[rR]outer\s*\{/,
  detect,
  expand: expandSpring,
};

/** Whose annotations have names of Spring's. */
const isMicronaut = /^import\s+io\.micronaut\.http\.annotation\b/m;

/** Controllers that only tests have answer nobody. */
const tests = /(?:^|\/)src\/(?:test|\w*[tT]ests?|testFixtures)\//;

function detect(file: Reading): SomeFacts {
  if (tests.test(file.path) || isMicronaut.test(file.text)) return {};
  const classes = jvmClasses(file);
  const routers: readonly RouterFact[] = classes.flatMap(springRouter);
  const routes: readonly RouteFact[] = [
    ...classes.flatMap(springRoutes),
    ...functionalRoutes(file),
    ...gatewayRoutes(file),
    ...securityRules(file),
    ...pathPrefixes(file),
  ];
  return { routers, routes };
}
