import { OpenAPIHono } from "@hono/zod-openapi";
import { showUser } from "./contract";

const users = new OpenAPIHono();
users.openapi(showUser, (c) => c.json({ id: c.req.valid("param").id }));
export default users;
