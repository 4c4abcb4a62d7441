import assert from "node:assert/strict";
import { linesOf } from "../../../../src/core/context/lines.ts";
import { outlineOf } from "../../../../src/core/context/terms/outline.ts";
import { outlineOfExcerpt } from "../../../../src/core/context/terms/outlineOfExcerpt.ts";
import { processorTime } from "../../../support/processorTime.ts";

const cases = [
  {
    title: "finds functions, classes and their methods in TypeScript",
    languageId: "typescript",
    text: `const limit = 10;
export async function pay(
  order: Order,
): Promise<void> {
  const items = [];
  items.push(order);
}
export class Store<
  T,
> extends Base {
  /** Reads one. */
  @Cached()
  get = async (id: string) => {
    return this.rows.get(id);
  };
  find(id: string): T | undefined {
    if (id === "") return undefined;
    return this.all(id);
  }
}
`,
    found: ["limit 1-1", "pay 2-7", "Store 8-20", "get 11-15", "find 16-19"],
  },
  {
    title: "takes the namespace of a whole file for no definition",
    languageId: "php",
    text: `<?php
namespace Shop\\Models;

class Order extends Model
{
    public function items()
    {
        return $this->hasMany(Item::class);
    }
}
`,
    found: ["Order 4-10", "items 6-9"],
  },
  {
    title: "takes the handler of a route for a definition, and not any call with a text",
    languageId: "typescript",
    text: `export function routes(app) {
  app.post(
    "/orders",
    async (request) => {
      log.info("an order", {
        id: request.id,
        at: request.at,
      });
    },
  );
}
`,
    found: ["routes 1-11", "app.post /orders 2-10"],
  },
  {
    title: "takes the last of a class's names for its own",
    languageId: "ruby",
    text: `class Users::Digests::Sender < Users::Base
  def call
    deliver
  end
end
`,
    found: ["Sender 1-5", "call 2-4"],
  },
  {
    title: "names a class without a name by what its module exports",
    languageId: "javascript",
    text: `export default class extends Controller {
  connect() {
    this.load();
  }
}
`,
    found: ["default 1-5", "connect 2-4"],
  },
  {
    title: "finds what Python decorates, inside of functions too",
    languageId: "python",
    text: `TIMEOUT = 5

class Order(Base):
    total = Column(Integer)

    @property
    def open(self):
        return self.state == "open"

def create_app():
    app = Flask(__name__)

    def inner():
        return 1

    @app.get("/orders")
    def orders():
        return []
    return app
`,
    found: ["TIMEOUT 1-1", "Order 3-8", "open 6-8", "create_app 10-19", "orders 16-18"],
  },
  {
    title: "finds Go's functions, methods and types",
    languageId: "go",
    text: `type Store struct {
	db *sql.DB
}

// Get reads one.
func (s *Store) Get(id int) (*Order, error) {
	slog.Warn("no such order", "id", id, "why",
		"it was deleted",
		"by somebody")
	return nil, nil
}
`,
    found: ["Store 1-3", "Get 5-11"],
  },
  {
    title: "finds what stands in a module of Rust, its statics, and what a trait is made for",
    languageId: "rust",
    text: `mod other;
pub static LIMITS: LazyLock<Limits> = LazyLock::new(|| {
    let most = 5;
    Limits { most }
});
mod paging {
    pub fn first() {}
}
impl<'r, R: 'r + Into<Page<'r>>> Responder<'r> for Cached<R> {
    fn respond(self) {}
}
`,
    found: ["LIMITS 2-5", "paging 6-8", "first 7-7", "Cached 9-11", "respond 10-10"],
  },
  {
    title: "lets no directive at the margin of C# end a class",
    languageId: "csharp",
    text: `public class Orders
{
#pragma warning disable S1075
    private const string Url = "https://shop.example";
#region Paying
    public Task Pay(int id)
    {
#if DEBUG
        Log(id);
#endif
        return Send(id);
    }
#endregion
}
public readonly record struct Money(int Cents);
`,
    found: ["Orders 1-14", "Pay 6-12", "Money 15-15"],
  },
  {
    title: "finds Kotlin's kinds of classes by their names",
    languageId: "kotlin",
    text: `enum class State {
  PAID
}
annotation class Limited(
  val most: Int = 1,
)
fun interface Sender {
  fun send()
}
`,
    found: ["State 1-3", "Limited 4-6", "Sender 7-9", "send 8-8"],
  },
  {
    title: "finds Java's methods with their annotations, braces wherever they stand",
    languageId: "java",
    text: `@RestController
public class OrderController {
    private final Orders orders = new Orders(1);

    @GetMapping("/orders/{id}")
    public ResponseEntity<Order> find(
            @PathVariable long id)
    {
        return orders.find(id);
    }
}
`,
    found: ["OrderController 1-11", "find 5-10"],
  },
  {
    title: "takes an annotation of several lines for a part of what it stands above",
    languageId: "java",
    text: `public interface Orders {
    @Query("""
        select * from orders
        where id in (:ids)
        """)
    List<Order> findAll(@Bind("ids") List<Long> ids);

    @Update("update orders set state = 'PAID (all)' " +
        "where id = :id")
    @Retry
    int pay(@Bind("id") long id);

    List<Order> none = List.of(
        1);
    int count(long id);
}
`,
    found: ["Orders 1-16", "findAll 2-6", "pay 8-11", "count 15-15"],
  },
  {
    title: "finds what Python decorates over several lines",
    languageId: "python",
    text: `def create_app():
    app = Flask(__name__)

    @app.get(
        "/orders",
        dependencies=[Depends(user)],
    )
    def orders():
        return []
    names = [
        "a",
    ]
    return app

@router.get(
    "/shops",
    response_model=Shops,
)
def shops():
    return []
`,
    found: ["create_app 1-13", "orders 4-9", "shops 15-20"],
  },
  {
    title: "takes no line of a long text for code, and no sign of one in a comment for its start",
    languageId: "python",
    text: `def first():
    """Finds one.

    def shown(in a text):
    """
    # Odd, but nothing begins here"""
    return mark  or '"""'

def second():
    """Finds the other.
    """
    return 2
`,
    found: ["first 1-7", "second 9-12"],
  },
  {
    title: "finds the tables of SQL, and no column",
    languageId: "sql",
    text: `-- Orders.
CREATE TABLE orders (
  id integer PRIMARY KEY,
  shop_id integer REFERENCES shops (id)
);
CREATE INDEX orders_by_shop ON orders (shop_id);
`,
    found: ["orders 1-5", "orders_by_shop 6-6"],
  },
] as const;

describe("the outline of a text", () => {
  for (const { title, languageId, text, found } of cases) {
    it(title, () => {
      const items = outlineOf(linesOf(text), languageId);

      assert.deepEqual(
        items.map(({ name, start, end }) => `${name} ${start + 1}-${end}`),
        found,
      );
    });
  }

  it("says what a definition belongs to that stands outside of it", () => {
    const go = outlineOf(["func (s *Store[T]) Get(id int) error {", "}"], "go");
    const kotlin = outlineOf(["fun List<Order>.total(): Int = 1"], "kotlin");

    assert.deepEqual(
      [...go, ...kotlin].map(({ owner, name }) => `${owner}.${name}`),
      ["Store.Get", "List.total"],
    );
  });

  it("takes time that grows with the text, not with its depth", () => {
    const deep = Array.from({ length: 20_000 }, (_, at) => `${" ".repeat(at % 300)}f(() => {`);

    const took = processorTime(() => outlineOf(deep, "typescript"));

    assert.ok(took < 2000, `${took} ms`);
  });
});

describe("the outline of a piece of a file", () => {
  it("takes what is indented for members of the class around it", () => {
    const method = [
      "    /// Ships it.",
      "    public async Task<Order> Ship(int id) {",
      "        var order = await Find(id);",
      "        return order;",
      "    }",
      "",
      "    private bool IsOpen(Order order) {",
      "        return order.Open;",
      "    }",
    ];

    const items = outlineOfExcerpt(method, "csharp");

    assert.deepEqual(
      items.map(({ name, start, head, end, parent }) => [name, start, head, end, parent]),
      [
        ["Ship", 0, 1, 5, undefined],
        ["IsOpen", 6, 6, 9, undefined],
      ],
    );
  });

  it("takes a method of a script for one by its body", () => {
    const items = outlineOfExcerpt(
      ["  ship(", "    id: string,", "  ): Order {", "  }"],
      "typescript",
    );

    assert.deepEqual(
      items.map(({ name }) => name),
      ["ship"],
    );
  });

  it("takes no call among statements for a definition", () => {
    const calls = [
      ["    ship(order);", "    tell(order, () => {", "      return 1;", "    });"],
      ["    save(", "      order,", "    );"],
      ["    orders.forEach((order) => {", "      ship(order);", "    });"],
    ];

    assert.deepEqual(
      calls.flatMap((lines) => outlineOfExcerpt(lines, "typescript")),
      [],
    );
  });

  it("is that of a file where it begins at the margin", () => {
    const lines = ["class Store {", "  find(id) {", "    return id;", "  }", "}"];

    assert.deepEqual(outlineOfExcerpt(lines, "typescript"), outlineOf(lines, "typescript"));
  });
});
