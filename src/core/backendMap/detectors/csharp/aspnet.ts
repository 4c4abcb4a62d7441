import type { SomeFacts } from "../../facts/facts.ts";
import type { Reading, Stack } from "../../reading/stack.ts";
import { csharpClasses } from "../classes/csharpClasses.ts";
import { attributeClass } from "./attributeClasses.ts";
import { controllerRouter, controllerRoutes } from "./controllers.ts";
import { conventions } from "./conventions.ts";
import { expandAspnet } from "./expandAspnet.ts";
import { fastEndpoints } from "./fastEndpoints.ts";
import { endpointGroup, endpointSettings } from "./fastEndpointsAbove.ts";
import { minimalRoutes } from "../csharpMinimal/minimalRoutes.ts";
import { expandEndpointClass } from "../csharpMinimal/endpointClasses.ts";
import { expandReflected } from "../csharpMinimal/reflectedGroups.ts";
import { isInTestProject } from "./testProjects.ts";

/** ASP.NET Core: controllers by attributes and by convention, minimal APIs, Carter, FastEndpoints. */
export const aspnet: Stack = {
  name: "aspnet",
  languages: ["csharp"],
  markers:
    /Controller|\.Map[A-Z]?\w*\s*[<(]|RouteBuilder|RouteGroup|RouteAttribute|IRouteTemplateProvider|\bHttp\w+Attribute|WebApplication|FastEndpoints|CarterModule|Endpoint(?:Base|\b|<)/,
  detect,
  expand: expandAspnet,
  expandMount: (mount, file, index) =>
    expandReflected(mount, file, index) ?? expandEndpointClass(mount, file, index),
};

/** Projects of tests answer nobody. */
function detect(file: Reading): SomeFacts {
  if (isInTestProject(file.path)) return {};
  const classes = csharpClasses(file);
  const minimal = minimalRoutes(file);
  return {
    routers: [
      ...classes.flatMap(controllerRouter),
      ...classes.flatMap((one) => endpointGroup(one, file)),
      ...minimal.routers,
    ],
    routes: [
      ...classes.flatMap(controllerRoutes),
      ...classes.flatMap((one) => attributeClass(one, file)),
      ...conventions(file),
      ...classes.flatMap((one) => fastEndpoints(one, file)),
      ...endpointSettings(file),
      ...minimal.routes,
    ],
    mounts: minimal.mounts,
    uses: minimal.uses,
    calls: minimal.calls,
  };
}
