import assert from "node:assert/strict";
import fc from "fast-check";
import { readProto } from "../../../../src/core/backendMap/detectors/contracts/readProto.ts";
import { readSdl } from "../../../../src/core/backendMap/detectors/contracts/readSdl.ts";

const textAt = (
  text: string,
  { start, end }: ReturnType<typeof readSdl>[number]["range"],
): string =>
  start.line === end.line
    ? (text.split("\n")[start.line] ?? "").slice(start.character, end.character)
    : `lines ${start.line}-${end.line}`;

describe("What a schema promises", () => {
  it("stands at the whole field, with its arguments, its type and what is said of it", () => {
    const text = `extend type Query @shareable {
  "a brace } in words"
  orders(first: Int = 20, by: [By!] = [{ at: DESC }]): [Order!]! @auth(requires: [ADMIN]) @deprecated
  # type Query { gone: Int }
  next: Order
}
type Mutation`;

    const found = readSdl(text);

    assert.deepEqual(
      found.map(({ name, range, directives }) => [name, textAt(text, range), directives]),
      [
        [
          "Query.orders",
          "orders(first: Int = 20, by: [By!] = [{ at: DESC }]): [Order!]! @auth(requires: [ADMIN]) @deprecated",
          ["@auth(requires: [ADMIN])", "@deprecated"],
        ],
        ["Query.next", "next: Order", undefined],
      ],
    );
  });

  it("is named as the schema names its roots", () => {
    const text =
      'schema @link(url: "x") { query: Shop }\ntype Shop { a: Int }\ntype Other { b: Int }';

    assert.deepEqual(
      readSdl(text).map(({ name }) => name),
      ["Query.a"],
    );
  });

  it("is no type that is called like a root which the schema has by another name", () => {
    const text =
      "schema { query: Query, subscription: Live }\ntype Query { a: Int }\ntype Live { b: Int }\ntype Subscription { paidUntil: Int }";

    assert.deepEqual(
      readSdl(text).map(({ name }) => name),
      ["Query.a", "Subscription.b"],
    );
  });

  it("is nothing where clients ask", () => {
    const text = "query Orders { orders { id } }\nfragment F on Query { type }\nmutation M { a }";

    assert.deepEqual(readSdl(text), []);
  });

  it("are the procedures of each service, whatever stands in comments and options", () => {
    const text = `package shop.v1; /* service A { rpc B (C) returns (D); } */
service Orders {
  option (x) = "service } {";
  rpc Get (.shop.v1.Id) returns (stream Order) { option (http) = { get: "/" }; }
  rpc Put(stream Order) returns (Id); // rpc Gone (A) returns (B);
}`;

    assert.deepEqual(
      readProto(text).map(({ name }) => name),
      ["shop.v1.Orders/Get", "shop.v1.Orders/Put"],
    );
  });

  it("is read to the end of whatever stands in the file", () => {
    const words = fc.constantFrom(
      ...'type Query Mutation schema { } ( ) [ ] : ! @ " """ # service rpc returns package ; \n'.split(
        " ",
      ),
    );

    const law = fc.property(fc.array(words, { maxLength: 60 }), (parts) => {
      const text = parts.join(" ");
      return [...readSdl(text), ...readProto(text)].every(({ name }) => name !== "");
    });

    fc.assert(law);
  });
});
