import type { GeneratedFile } from "./generateWorkspace.ts";
import { entitiesOf, times, title } from "./names.ts";

/** A service in Express: routers mounted below prefixes of a configuration, services, a store. */
export function expressFiles(service: string): readonly GeneratedFile[] {
  const root = `services/${service}`;
  const entities = entitiesOf(service);
  return [
    [`${root}/package.json`, packageJson(service, "express")],
    [`${root}/src/app.ts`, app(entities)],
    [`${root}/src/config.ts`, config(service)],
    [`${root}/src/middleware/auth.ts`, auth],
    ...entities.flatMap((entity): readonly GeneratedFile[] => [
      [`${root}/src/routes/${entity}.ts`, router(entity)],
      [`${root}/src/services/${entity}Service.ts`, workOn(entity, 7)],
      [`${root}/src/stores/${entity}Store.ts`, store(entity)],
      [`${root}/src/types/${entity}.ts`, types(entity)],
      [`${root}/test/${entity}.test.ts`, test(entity)],
    ]),
    ...migrations(root, entities),
  ];
}

/** A service in Nest: controllers with guards, providers, modules. */
export function nestFiles(service: string): readonly GeneratedFile[] {
  const root = `services/${service}`;
  const entities = entitiesOf(service);
  return [
    [`${root}/package.json`, packageJson(service, "@nestjs/common")],
    ...entities.flatMap((entity): readonly GeneratedFile[] => [
      [`${root}/src/${entity}/${entity}.controller.ts`, controller(entity)],
      [`${root}/src/${entity}/${entity}.service.ts`, workOn(entity, 8)],
      [`${root}/src/${entity}/${entity}.dto.ts`, types(entity)],
      [`${root}/src/${entity}/${entity}.module.ts`, nestModule(entity)],
    ]),
    ...migrations(root, entities),
  ];
}

function packageJson(name: string, framework: string): string {
  return JSON.stringify({ name, version: "1.0.0", dependencies: { [framework]: "^5.0.0" } });
}

const app = (entities: readonly string[]): string => `import express from "express";
import { config } from "./config";
import { authenticate } from "./middleware/auth";
${entities.map((one) => `import { ${one}Router } from "./routes/${one}";`).join("\n")}

export const app = express();
app.use(express.json());
app.get("/health", (_req, res) => res.json({ ok: true }));
const api = express.Router();
api.use(authenticate);
${entities.map((one) => `api.use("/${one}s", ${one}Router);`).join("\n")}
app.use(\`\${config.prefix}/v1\`, api);
app.listen(config.port);
`;

const config = (service: string): string => `export const config = {
  name: "${service}",
  prefix: "/api/${service}",
  port: Number(process.env.PORT ?? 3000),
  database: process.env.DATABASE_URL ?? "postgres://localhost/${service}",
};
`;

const auth = `import type { NextFunction, Request, Response } from "express";
import { verify } from "jsonwebtoken";

export function authenticate(req: Request, res: Response, next: NextFunction) {
  const token = req.headers.authorization?.replace("Bearer ", "");
  if (!token) return res.status(401).json({ error: "unauthorized" });
  try {
    req.user = verify(token, process.env.JWT_SECRET ?? "");
    next();
  } catch (error) {
    res.status(401).json({ error: "unauthorized" });
  }
}

export function requireRole(role: string) {
  return (req: Request, res: Response, next: NextFunction) => {
    if (req.user?.role !== role) return res.status(403).json({ error: "forbidden" });
    next();
  };
}
`;

const router = (entity: string): string => `import { Router } from "express";
import { requireRole } from "../middleware/auth";
import * as service from "../services/${entity}Service";

export const ${entity}Router = Router();

${entity}Router.get("/", async (req, res) => {
  const rows = await service.list${title(entity)}0(req.query.page as string, 50);
  res.json({ rows, page: req.query.page });
});
${entity}Router.get("/:id", show);
${entity}Router.post("/", requireRole("editor"), create);
${entity}Router.delete("/:id", requireRole("admin"), async (req, res) => {
  await service.remove${title(entity)}0(req.params.id, req.user.id);
  res.status(204).end();
});

async function show(req, res) {
  const row = await service.find${title(entity)}0(req.params.id, req.user.id);
  if (row === undefined) return res.status(404).json({ error: "not found" });
  res.json(row);
}

async function create(req, res) {
  const { name, amount, note } = req.body;
  if (typeof name !== "string" || name.length > 200) {
    return res.status(400).json({ error: "name is missing or too long" });
  }
  const row = await service.create${title(entity)}0({ name, amount: Number(amount), note });
  res.status(201).location(\`/${entity}s/\${row.id}\`).json(row);
}
`;

const workOn = (
  entity: string,
  count: number,
): string => `import { ${entity}Store } from "../stores/${entity}Store";
import type { ${title(entity)} } from "../types/${entity}";

${times(
  count,
  (at) => `export async function find${title(entity)}${at}(id: string, user: string) {
  const row = await ${entity}Store.byId(id);
  if (row === undefined || row.owner !== user) return undefined;
  return { ...row, total: row.items.reduce((sum, item) => sum + item.price * item.count, 0) };
}

export async function list${title(entity)}${at}(page: string, size: number) {
  const rows: ${title(entity)}[] = [];
  for (const one of await ${entity}Store.page(Number(page), size)) {
    if (one.state === "deleted") continue;
    rows.push({ ...one, label: \`\${one.name} (\${one.state})\` });
  }
  return rows.sort((a, b) => a.name.localeCompare(b.name));
}

export async function create${title(entity)}${at}(input: Partial<${title(entity)}>) {
  if (input.name === undefined) throw new Error("a name is needed");
  const existing = await ${entity}Store.byName(input.name);
  if (existing !== undefined) return existing;
  return ${entity}Store.insert({ ...input, state: "new", createdAt: new Date() });
}

export async function remove${title(entity)}${at}(id: string, user: string) {
  const row = await find${title(entity)}${at}(id, user);
  if (row !== undefined) await ${entity}Store.update(id, { state: "deleted" });
}
`,
)}
`;

const store = (entity: string): string => `import { pool } from "../pool";

const columns = "id, name, state, owner, amount, created_at";

export const ${entity}Store = {
  async byId(id: string) {
    const { rows } = await pool.query(\`SELECT \${columns} FROM ${entity}s WHERE id = $1\`, [id]);
    return rows[0];
  },
  async byName(name: string) {
    const { rows } = await pool.query("SELECT id, name FROM ${entity}s WHERE name = $1", [name]);
    return rows[0];
  },
  async page(page: number, size: number) {
    const { rows } = await pool.query(
      "SELECT id, name, state FROM ${entity}s ORDER BY created_at DESC LIMIT $1 OFFSET $2",
      [size, page * size],
    );
    return rows;
  },
  async insert(row: Record<string, unknown>) {
    const { rows } = await pool.query(
      "INSERT INTO ${entity}s (name, state, owner, amount) VALUES ($1, $2, $3, $4) RETURNING *",
      [row.name, row.state, row.owner, row.amount],
    );
    return rows[0];
  },
  async update(id: string, changes: Record<string, unknown>) {
    await pool.query("UPDATE ${entity}s SET state = $2 WHERE id = $1", [id, changes.state]);
  },
};
`;

const types = (entity: string): string => `/** What a ${entity} is. */
export interface ${title(entity)} {
  id: string;
  name: string;
  owner: string;
  state: "new" | "open" | "done" | "deleted";
${times(30, (at) => `  /** Field ${at} of the form. */\n  field${at}: string | number | undefined;`)}
  items: { price: number; count: number }[];
}
`;

const test = (entity: string): string => `import { describe, expect, it } from "vitest";
import * as service from "../src/services/${entity}Service";

describe("${entity}", () => {
${times(
  12,
  (at) => `  it("finds number ${at}", async () => {
    const created = await service.create${title(entity)}0({ name: "n${at}", amount: ${at} });
    const found = await service.find${title(entity)}0(created.id, "owner");
    expect(found?.name).toBe("n${at}");
  });`,
)}
});
`;

const controller = (
  entity: string,
): string => `import { Body, Controller, Delete, Get, Param, Post, UseGuards } from "@nestjs/common";
import { JwtGuard } from "../auth/jwt.guard";
import { ${title(entity)} } from "./${entity}.dto";
import { ${title(entity)}Service } from "./${entity}.service";

@Controller("${entity}s")
@UseGuards(JwtGuard)
export class ${title(entity)}Controller {
  constructor(private readonly service: ${title(entity)}Service) {}

${times(
  6,
  (at) => `  @Get("by-${at}/:id")
  async find${at}(@Param("id") id: string): Promise<${title(entity)} | undefined> {
    const found = await this.service.find(id, ${at});
    if (found === undefined) throw new NotFoundException(\`no ${entity} \${id}\`);
    return found;
  }

  @Post("by-${at}")
  async create${at}(@Body() body: ${title(entity)}): Promise<${title(entity)}> {
    return this.service.create({ ...body, kind: ${at} });
  }
`,
)}
  @Delete(":id")
  remove(@Param("id") id: string): Promise<void> {
    return this.service.remove(id);
  }
}
`;

const nestModule = (entity: string): string => `import { Module } from "@nestjs/common";
import { ${title(entity)}Controller } from "./${entity}.controller";
import { ${title(entity)}Service } from "./${entity}.service";

@Module({ controllers: [${title(entity)}Controller], providers: [${title(entity)}Service] })
export class ${title(entity)}Module {}
`;

function migrations(root: string, entities: readonly string[]): readonly GeneratedFile[] {
  return entities.map((entity, at) => [
    `${root}/migrations/${String(at + 1).padStart(4, "0")}_${entity}.sql`,
    `CREATE TABLE IF NOT EXISTS ${entity}s (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  name varchar(200) NOT NULL,
  state text NOT NULL DEFAULT 'new',
  owner uuid NOT NULL REFERENCES users (id),
  amount numeric(12, 2),
${times(20, (field) => `  field${field} text,`)}
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX ${entity}s_owner ON ${entity}s (owner, created_at);
CREATE UNIQUE INDEX ${entity}s_name ON ${entity}s (name);
ALTER TABLE ${entity}s ADD COLUMN archived_at timestamptz;
`,
  ]);
}
