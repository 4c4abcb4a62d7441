import type { Files } from "../../ports.ts";
import type { ShownSources } from "./shownSources.ts";

/** Packages that say what a backend is built with; the rest would only be a list. */
const telling =
  /^(?:@nestjs\/(?:core|typeorm|mongoose)|@hono\/.+|@fastify\/(?:jwt|auth|swagger|rate-limit)|@prisma\/client|express|fastify|koa|hono|next|pg|postgres|mysql2?|mongodb|mongoose|knex|typeorm|sequelize|drizzle-orm|prisma|kysely|mikro-orm|redis|ioredis|bullmq|amqplib|kafkajs|zod|joi|ajv|class-validator|@sinclair\/typebox|pino|winston|jsonwebtoken|jose|passport|graphql|typescript|django|djangorestframework|fastapi|flask|starlette|sqlalchemy|sqlmodel|alembic|pydantic|celery|psycopg\w*|asyncpg|aiohttp|httpx|requests|redis|kafka-python|pika|gunicorn|uvicorn|gin|chi|echo|fiber|gorm|sqlx|pgx|sqlc|ent|zap|zerolog|rails|laravel\/framework|axum|actix-web|sqlx|diesel|tokio|spring-boot(?!-maven)\S*|spring-cloud\S*|mybatis\S*|querydsl\S*|jooq|ktor\S*|hibernate\S*|flyway\S*|liquibase\S*|microsoft\.(?:aspnetcore|entityframeworkcore)\S*|npgsql\S*|dapper|mediatr|masstransit\S*|fluentvalidation\S*|serilog\S*|stackexchange\.redis|hangfire\S*|sidekiq|puma|pundit|devise|grape)$/i;
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
/** Those of scripts stand beside those of any other language, whose own say more of a backend. */
const ofScripts = /(?:^|\/)package\.json$/;
const script = /\.[mc]?[jt]sx?$/;
const mostPackages = 14;

/**
 * What the manifests of a file and of all that is around it name of what a backend is built with,
 * as one line: "built with express 5.1.0, pg 8.16.3 (package.json)"; "" where none says anything.
 *
 * @param path of the file, as the prompt names it.
 */
export async function packagesUsed(
  path: string,
  files: Pick<Files, "uriOf">,
  sources: ShownSources,
): Promise<string> {
  const found = await Promise.all(
    foldersAbove(path).flatMap((folder) =>
      manifestsIn(folder).map(async (name) => {
        const uri = files.uriOf(folder === "" ? name : `${folder}/${name}`);
        const source = uri === undefined ? undefined : await sources.read(uri);
        const packages = source === undefined ? [] : packagesIn(source.file.text);
        return packages.length === 0 ? [] : [{ name: source?.file.path ?? name, packages }];
      }),
    ),
  );
  const all = found.flat();
  const own = all.filter(({ name }) => ofScripts.test(name) === script.test(path));
  // A module of many is built with what they all are.
  const said = own.length > 0 ? own : all;
  const packages = new Map(said.toReversed().flatMap((one) => one.packages));
  const words = [...packages]
    .slice(-mostPackages)
    .map(([name, version]) => `${name} ${version}`.trim());
  const names = said.map(({ name }) => name).join(", ");
  return words.length === 0 ? "" : `built with ${words.join(", ")} (${names})`;
}

/** Of one folder. */
const manifestsIn = (folder: string): readonly string[] => [
  ...manifests,
  "Directory.Packages.props",
  `${folder.slice(folder.lastIndexOf("/") + 1)}.csproj`,
];

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

const asReference =
  /<Package(?:Reference|Version)\s+Include="([\w.-]+)"(?:\s+Version="([\w.]+)")?/g;

const asGem = /^\s*gem\s+["']([\w-]+)["'](?:,\s*["'][~>=<\s]*(\d[\w.]*))?/gm;

/** Names with their versions, "" where the file gives none. */
function packagesIn(text: string): readonly (readonly [name: string, version: string])[] {
  const found = new Map<string, string>();
  for (const pattern of [asPair, asRequirement, asModule, asArtifact, asReference, asGem]) {
    for (const [, name = "", version = ""] of text.matchAll(pattern)) {
      if (telling.test(name) && !found.has(name)) found.set(name, version.replace(/\.+$/, ""));
    }
  }
  return [...found];
}
