import assert from "node:assert/strict";
import { it } from "node:test";
import { startShop } from "./support.ts";

it("lists the products of the caller's shop by name", async () => {
  const shop = await startShop();

  const answer = await shop.app.inject({ url: "/products?limit=2", headers: shop.as("customer") });

  assert.deepEqual(
    answer.json().items.map(({ name }: { name: string }) => name),
    ["Assam, 250 g", "Darjeeling, 100 g"],
  );
  await shop.close();
});

it("asks for a token", async () => {
  const shop = await startShop();

  const answer = await shop.app.inject({ url: "/products" });

  assert.equal(answer.statusCode, 401);
  await shop.close();
});

it("lets staff add a product, and customers not", async () => {
  const shop = await startShop();
  const payload = { name: "Kettle", priceCents: 4900, stock: 3 };
  const add = (role: "staff" | "customer") =>
    shop.app.inject({ method: "POST", url: "/products", headers: shop.as(role), payload });

  assert.equal((await add("customer")).statusCode, 403);
  assert.equal((await add("staff")).statusCode, 201);
  await shop.close();
});
