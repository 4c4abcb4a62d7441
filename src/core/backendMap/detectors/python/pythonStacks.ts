import type { Stack } from "../../reading/stack.ts";
import { django } from "../django/django.ts";
import { djangoMigrations } from "../djangoStores/djangoMigrations.ts";
import { djangoOrm } from "../djangoStores/djangoOrm.ts";
import { peewee } from "../pythonRecords/peewee.ts";
import { tortoise } from "../pythonRecords/tortoise.ts";
import { alembic } from "../pythonStores/alembic.ts";
import { pythonLookups } from "../pythonStores/pythonLookups.ts";
import { pythonSql } from "../pythonStores/pythonSql.ts";
import { sqlalchemy } from "../pythonStores/sqlalchemy.ts";
import { drfSerializers } from "../inputs/drfSerializers.ts";
import { pydantic } from "../inputs/pydantic.ts";
import { celery } from "../pythonEntries/celery.ts";
import { pythonGraphql } from "../pythonEntries/pythonGraphql.ts";
import { pythonGrpc } from "../pythonEntries/pythonGrpc.ts";
import { pythonMessaging } from "../pythonEntries/pythonMessaging.ts";
import { pythonNeighbours } from "../pythonEntries/pythonNeighbours.ts";
import { pythonQueues } from "../pythonEntries/pythonQueues.ts";
import { pythonSchedules } from "../pythonEntries/pythonSchedules.ts";
import { fastapi } from "./fastapi.ts";
import { flask } from "../flask/flask.ts";
import { flaskAppBuilder } from "../flask/flaskAppBuilder.ts";
import { ninja } from "./ninja.ts";
import { starlette } from "./starlette.ts";

/** Every stack of Python, each a file of its own. */
export const pythonStacks: readonly Stack[] = [
  django,
  fastapi,
  pydantic,
  drfSerializers,
  flask,
  flaskAppBuilder,
  ninja,
  starlette,
  alembic,
  djangoMigrations,
  djangoOrm,
  pythonSql,
  pythonLookups,
  sqlalchemy,
  peewee,
  tortoise,
  celery,
  pythonGraphql,
  pythonGrpc,
  pythonMessaging,
  pythonNeighbours,
  pythonQueues,
  pythonSchedules,
];
