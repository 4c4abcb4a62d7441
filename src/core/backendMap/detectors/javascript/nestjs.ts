import type { SomeFacts } from "../../facts/facts.ts";
import type { Reading, Stack } from "../../reading/stack.ts";
import { decoratedIn } from "../javascriptRouting/decorators.ts";
import { javascriptIds } from "../javascriptRouting/ids.ts";
import { joinFacts } from "../javascriptRouting/routerFact.ts";
import { applicationIn } from "../nestjs/applications.ts";
import { controllersIn } from "../nestjs/controllers.ts";
import { entriesIn } from "../nestjs/entries.ts";
import { expandRoute } from "../nestjs/expandRoute.ts";
import { providedGuardsIn } from "../nestjs/globalGuards.ts";
import { modulesIn } from "../nestjs/modules.ts";
import { wrappersIn } from "../nestjs/wrappers.ts";

/** NestJS, and other libraries of controllers whose decorators read alike. */
export const nestjs: Stack = {
  name: "nestjs",
  languages: javascriptIds,
  markers:
    /@nestjs\/|type-graphql|routing-controllers|inversify|@(?:Json|HTTP)?Controller\(|@(?:Get|Post|Put|Patch|Delete|Head|Options|All)\(/,
  detect,
  expand: expandRoute,
};

function detect(file: Reading): SomeFacts {
  const decorated = decoratedIn(file);
  const application = applicationIn(file);
  const project = application.project ?? providedGuardsIn(decorated, file);
  return {
    ...joinFacts([
      controllersIn(decorated, file),
      modulesIn(decorated, file),
      wrappersIn(decorated, file),
      { entries: entriesIn(decorated, file) },
      application,
    ]),
    ...(project && { project }),
  };
}
