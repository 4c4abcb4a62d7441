import fastify from "fastify";
import { books } from "./books.ts";

const app = fastify();
app.register(books);
app.listen({ port: 3000 });
