import { isHandedOut } from "../../backendMap/reading/leftOut.ts";
import type { FileTerms } from "./fileTerms.ts";

/** Files of a user interface, by their endings. */
const drawn = /\.(?:tsx|jsx|vue|svelte|astro)$|\.(?:component|directive|pipe)\.ts$/;
/** Modules that a script imports only where something is drawn. */
const drawing =
  /^(?:vue|vue-[\w-]+|vuex|pinia|react|react-[\w-]+|preact|svelte|solid-js|lit|alpinejs|jquery|@vue|@angular|@vueuse|@ember|@inertiajs)(?:\/|$)/;
const script = /\.(?:[mc]?[jt]s)$/;
/** Modules that a script imports only where requests are answered or rows are kept. */
const serving =
  /^(?:@nestjs|express|fastify|@fastify|koa|@koa|hono|@hapi|typeorm|sequelize|mongoose|knex|drizzle-orm|pg|mysql2|ioredis|bullmq|next\/server|@trpc\/server)(?:\/|$)/;
/** A client has folders called api as well: what it asks its server with. */
const servingFolder =
  /(?:^|\/)(?:server|backend|(?:app|pages)\/(?:\([^/]*\)\/)?api|(?:apps|packages|services)\/api)$/;
/** A folder is a client's where this share of its scripts draws, and a server's where so many serve. */
const leastShare = 0.25;
/** Far below that a folder says only that it serves: mails that jobs send are drawn, too. */
const deepest = { drawing: 3, serving: 6 };

interface Counts {
  all: number;
  drawn: number;
  serving: number;
}

/**
 * Which files are a user interface's: those that draw, all scripts of a folder where many do, and
 * what a server only hands out. What judges a backend is rarely there. Of `apps/web` and `apps/api`
 * the deeper folder decides.
 */
export function createClientCode(
  files: Iterable<Pick<FileTerms, "path"> & Partial<Pick<FileTerms, "imports">>>,
): (path: string) => boolean {
  const folders = new Map<string, Counts>();
  for (const { path, imports = [] } of files) {
    if (!drawn.test(path) && !script.test(path)) continue;
    const draws = drawn.test(path) || imports.some((module) => drawing.test(module));
    const serves = imports.some((module) => serving.test(module));
    for (const folder of foldersOf(path)) {
      const counts = folders.get(folder) ?? { all: 0, drawn: 0, serving: 0 };
      counts.all++;
      if (draws) counts.drawn++;
      if (serves) counts.serving++;
      folders.set(folder, counts);
    }
  }
  const decided = (folder: string, depth: number): boolean | undefined => {
    const { all = 0, drawn: draws = 0, serving: serves = 0 } = folders.get(folder) ?? {};
    if (servingFolder.test(folder) || serves >= Math.max(2, all * leastShare)) return false;
    const isDrawn = depth < deepest.drawing && draws >= Math.max(1, all * leastShare);
    return isDrawn ? true : undefined;
  };
  const isClients = (path: string): boolean =>
    foldersOf(path)
      .map(decided)
      .findLast((one) => one !== undefined) ?? false;
  return (path) => drawn.test(path) || isHandedOut(path) || (script.test(path) && isClients(path));
}

function foldersOf(path: string): readonly string[] {
  const parts = path.split("/").slice(0, -1).slice(0, deepest.serving);
  return parts.map((_, at) => parts.slice(0, at + 1).join("/"));
}
