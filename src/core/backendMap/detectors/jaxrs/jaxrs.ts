import type { SomeFacts } from "../../facts/facts.ts";
import type { Reading, Stack } from "../../reading/stack.ts";
import { jvmClasses } from "../classes/jvmClasses.ts";
import { expandJaxrs } from "./expandJaxrs.ts";
import { reactiveRoutes } from "./reactiveRoutes.ts";
import { applicationPath, ownVerb, resourceRouter, resourceRoutes } from "./resources.ts";

/** JAX-RS, be it of Jersey, RESTEasy or Quarkus: resources by annotations, of Java and Kotlin. */
export const jaxrs: Stack = {
  name: "jaxrs",
  languages: ["java", "kotlin"],
  markers: /\b(?:javax|jakarta)\.ws\.rs\b|\bio\.quarkus\.vertx\.web\b/,
  detect,
  expand: expandJaxrs,
};

const tests = /(?:^|\/)src\/(?:test|\w*[tT]ests?)\//;

function detect(file: Reading): SomeFacts {
  if (tests.test(file.path)) return {};
  const classes = jvmClasses(file);
  const isReactive = file.text.includes("io.quarkus.vertx.web");
  return {
    routers: classes.flatMap(resourceRouter),
    routes: classes.flatMap((one) => [
      ...resourceRoutes(one),
      ...applicationPath(one),
      ...ownVerb(one),
      ...(isReactive ? reactiveRoutes(one) : []),
    ]),
  };
}
