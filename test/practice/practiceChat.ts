interface ChatEntry {
  /** All of these must occur in the question, in any case. */
  readonly words: readonly RegExp[];
  readonly markdown: string;
}

const canned =
  "> **Practice answer**, written in advance for the sample backend. No model was asked.\n\n";

/** The first whose words all occur answers. */
const entries: readonly ChatEntry[] = [
  {
    words: [/idempot|twice|duplicate|redeliver|at least once|payment/],
    markdown: `The consumer in \`src/payments/paymentConsumer.ts\` is **not idempotent**, and it has to be: \`src/messaging/queue.ts\` promises delivery *at least once*. A process that stops between the commit and the acknowledgement gets the same \`payment.captured\` event again, and then

1. a second row goes into \`payments\`, as nothing makes \`event_id\` unique,
2. the loyalty points are credited once more,
3. the order becomes \`paid\` again, even if it was refunded since.

| option | for | against |
| --- | --- | --- |
| unique \`event_id\` and \`ON CONFLICT DO NOTHING\` | one statement, held by the database | needs a migration that removes the doubles first |
| an inbox table for all consumers | one mechanism for every event | one more write for each message |
| compare the order's status first | no migration | says nothing about points, and races |

I would take the first: insert the payment, and when no row comes back, return before anything else is written. Both statements stay in the transaction that is there already.

\`\`\`ts
const recorded = await tx.query(
  \`INSERT INTO payments (order_id, event_id, amount_cents) VALUES ($1, $2, $3)
   ON CONFLICT (event_id) DO NOTHING RETURNING id\`,
  [order.id, event.eventId, event.amountCents],
);
// Delivered before: all that follows is done already.
if (recorded.length === 0) return;
\`\`\`

<next>How do I test that an event is booked once?</next>
<next>What happens to events whose handler fails?</next>`,
  },
  {
    words: [/n\s?\+\s?1|slow|quer(y|ies)|performance|order list|list of orders/],
    markdown: `\`GET /orders\` in \`src/routes/orders.ts\` reads a page of orders and then calls \`findItems\` once for each of them, one after the other: **1 + n queries**. With the largest page that is 101 round trips; at 2 ms each (an estimate, measure yours) 200 ms go by in waiting alone.

Read the items of the whole page at once:

\`\`\`sql
SELECT order_id, product_id, quantity, price_cents
FROM order_items WHERE order_id = ANY($1) ORDER BY order_id, product_id
\`\`\`

The primary key \`(order_id, product_id)\` serves this as it is, so no index is needed. A JOIN would do too, but repeats the order's columns for every item and makes \`LIMIT\` count items.

To see the difference, log the number of queries for each request before and after, and look at the 95th percentile of the route rather than its mean.

<next>Does the order list need another index?</next>
<next>Is paging by id safe while orders arrive?</next>`,
  },
  {
    words: [/fail|error|dead.?letter|ack/],
    markdown: `In memory a failed message comes again, up to five times, and then goes to the dead letters. Under RabbitMQ it does **not**: \`src/messaging/amqpQueue.ts\` catches the error, logs it and acknowledges. The queue is declared with a delivery limit and dead letters, and neither can ever come into play.

Answer \`channel.nack(delivery, false, true)\` in the \`catch\` and return. A quorum queue counts the deliveries itself, so there is no endless loop. Alert on the length of \`dead-letters\`: each message there is a customer who has paid.

<next>Is the payment consumer idempotent?</next>`,
  },
  {
    words: [/stock|race|concurren|oversell|lock/],
    markdown: `\`takeFromStock\` in \`src/orders/placeOrder.ts\` reads the stock, checks it and writes a computed number. At READ COMMITTED two orders can read the same stock, and the second write wipes out the first. Let the database do all three at once:

\`\`\`sql
UPDATE products SET stock = stock - $1 WHERE id = $2 AND stock >= $1 RETURNING id
\`\`\`

No row means that somebody was quicker. \`SELECT … FOR UPDATE\` works as well, and costs one more round trip under a lock. A \`CHECK (stock >= 0)\` is worth having in either case.

<next>How do I test this under concurrency?</next>`,
  },
  {
    words: [/tenan|shop_id|other shop|authori|permission|who may/],
    markdown: `Two doors stand open. \`findOrder\` in \`src/orders/orderRepository.ts\` asks for an id without the shop, so staff of one shop can read the orders of another. And \`POST /orders/:id/refund\` has no \`requireRole("staff")\`, which its sibling \`/ship\` has.

Pass the caller's \`shopId\` into every function of the repository. Row-level security in PostgreSQL would catch the next slip too, at the price of setting the shop on each connection; with one service and few tables I would begin with the parameter and a test for each route.

<next>What would row-level security look like here?</next>`,
  },
];

/** A canned answer for a question about the sample, chosen by its words; else that it cannot know. */
export function practiceChat(text: string): string {
  const question = withoutCode(text).toLowerCase();
  const entry = entries.find(({ words }) => words.every((word) => word.test(question)));
  return canned + (entry?.markdown ?? unknown);
}

const unknown = `This is the practice server. It **cannot know** the answer: it has a few answers about its own sample backend, chosen by words in the question, and nothing else.

Ask it about the payment consumer, the order list, stock, tenancy or failed messages of the sample; or run *Backend Architect: Set API Key* to ask Claude.

<next>Is the payment consumer idempotent?</next>
<next>Why is the order list slow?</next>`;

/** Attached code is full of words; the question alone decides. */
function withoutCode(text: string): string {
  return text.replace(/^(`{3,})[^]*?^\1`*$/gm, "").replace(/^###? .*$/gm, "");
}
