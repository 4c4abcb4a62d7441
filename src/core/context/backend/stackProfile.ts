import type { BackendMap } from "../../backendMap/backendMap.ts";
import type { Files } from "../../ports.ts";
import { plainName } from "../../backendMap/picture/factWords.ts";
import type { Custom } from "../neighbourhood/customsOf.ts";
import type { ShownSources } from "./shownSources.ts";

/** Packages that say what a backend is built with; the rest would only be a list. */
const telling =
  /^(?:@nestjs\/(?:core|typeorm|mongoose)|@hono\/.+|@fastify\/(?:jwt|auth|swagger|rate-limit)|@prisma\/client|express|fastify|koa|hono|next|pg|postgres|mysql2?|mongodb|mongoose|knex|typeorm|sequelize|drizzle-orm|prisma|kysely|mikro-orm|redis|ioredis|bullmq|amqplib|kafkajs|zod|joi|ajv|class-validator|@sinclair\/typebox|pino|winston|jsonwebtoken|jose|passport|graphql|typescript|django|djangorestframework|fastapi|flask|starlette|sqlalchemy|sqlmodel|alembic|pydantic|celery|psycopg\w*|asyncpg|aiohttp|httpx|requests|redis|kafka-python|pika|gunicorn|uvicorn|gin|chi|echo|fiber|gorm|sqlx|pgx|sqlc|ent|zap|zerolog|rails|laravel\/framework|axum|actix-web|sqlx|diesel|tokio|spring-boot\S*|hibernate\S*|flyway\S*|liquibase\S*)$/i;
const manifests = [
  "package.json",
  "pyproject.toml",
  "requirements.txt",
  "go.mod",
  "pom.xml",
  "build.gradle",
  "build.gradle.kts",
  "Cargo.toml",
  "Gemfile",
  "composer.json",
];
/** Those of a script stand beside those of any other language, whose own say more of a backend. */
const ofScripts = /(?:^|\/)package\.json$/;
const mostPackages = 14;

/** One paragraph on how this backend is built, from its manifests and the map. */
export async function stackProfile(
  path: string,
  { map, customs }: { readonly map: BackendMap; readonly customs: readonly Custom[] },
  files: Pick<Files, "uriOf">,
  sources: ShownSources,
): Promise<readonly string[]> {
  const folders = foldersAbove(path);
  const found = await Promise.all(
    folders.flatMap((folder) =>
      manifests.map(async (name) => {
        const uri = files.uriOf(folder === "" ? name : `${folder}/${name}`);
        const source = uri === undefined ? undefined : await sources.read(uri);
        return source === undefined
          ? undefined
          : { name: source.file.path, text: source.file.text };
      }),
    ),
  );
  const all = found.flatMap((one) => {
    const packages = one === undefined ? [] : packagesIn(one.text);
    return one === undefined || packages.length === 0 ? [] : [{ name: one.name, packages }];
  });
  const isOwn = ({ name }: { readonly name: string }): boolean =>
    ofScripts.test(name) === /\.[mc]?[jt]sx?$/.test(path);
  const nearest = all.find(isOwn) ?? all[0];
  const built =
    nearest === undefined ? [] : [`built with ${nearest.packages.join(", ")} (${nearest.name})`];
  return [...built, countsOf(map), ...(await customLines(customs, files, sources))].filter(Boolean);
}

/** The nearest first. */
function foldersAbove(path: string): readonly string[] {
  const parts = path.split("/").slice(0, -1);
  return Array.from({ length: parts.length + 1 }, (_, up) =>
    parts.slice(0, parts.length - up).join("/"),
  );
}

const asPair =
  /^[\s"']*([@\w./-]+)["']?\s*(?::|=|==|>=|~=|\^|\s)\s*\{?\s*(?:version\s*=\s*)?["']?[\^~>=v]*\s*(\d[\w.]*)/gm;
const asRequirement = /["']?([a-z][\w.-]*)(?:\[[\w,]+\])?\s*(?:==|>=|~=|>|<)\s*(\d[\w.]*)/gi;
const asModule =
  /^\s*(?:require\s+)?[\w.-]+\.\w+\/(?:[\w.-]+\/)*?([\w-]+)(?:\/v\d+)?\s+v(\d[\w.]*)/gm;
const asArtifact = /<artifactId>([\w.-]+)<\/artifactId>(?:\s*<version>([\w.$-{}]+)<\/version>)?/g;

function packagesIn(text: string): readonly string[] {
  const found = new Map<string, string>();
  for (const pattern of [asPair, asRequirement, asModule, asArtifact]) {
    for (const [, name = "", version = ""] of text.matchAll(pattern)) {
      if (telling.test(name) && !found.has(name)) found.set(name, version);
    }
  }
  return [...found]
    .slice(0, mostPackages)
    .map(([name, version]) => `${name} ${version.replace(/\.+$/, "")}`.trim());
}

function countsOf({ entryPoints, tables, queries }: BackendMap): string {
  const writes = queries.filter((one) => one.writes.length > 0);
  const inTransaction = writes.filter((one) => one.inTransaction).length;
  const guarded = entryPoints.filter(({ kind, guards }) => kind === "http" && guards.length > 0);
  const routes = entryPoints.filter(({ kind }) => kind === "http").length;
  return [
    routes === 0
      ? ""
      : `${routes} HTTP routes, ${guarded.length} of them behind a guard or middleware`,
    tables.length === 0 ? "" : `${tables.length} tables`,
    writes.length === 0
      ? ""
      : `${inTransaction} of ${writes.length} writing queries in a transaction`,
  ]
    .filter(Boolean)
    .join("; ");
}

/** How errors, logging and transactions are done, a line each. */
async function customLines(
  customs: readonly Custom[],
  files: Pick<Files, "uriOf">,
  sources: ShownSources,
): Promise<readonly string[]> {
  const lines = await Promise.all(
    customs.map(async ({ what, name, uses, path, line = 0 }) => {
      const uri = path === undefined ? undefined : files.uriOf(path);
      const isShown = uri !== undefined && (await sources.mayShow(uri));
      if (path !== undefined && !isShown) return "";
      const place = path === undefined ? "" : ` (${path}:${line + 1})`;
      return `${what}: ${plainName(name)}${place}, ${uses} ${uses === 1 ? "use" : "uses"}`;
    }),
  );
  return lines.filter(Boolean);
}
