import type { ColumnFact, ForeignKeyFact, IndexFact, TableChange } from "../../facts/tableFacts.ts";
import { attributeOf, childrenNamed, type ChangeNode } from "./changeNode.ts";

/** A step without its place among the files. */
export type Step = TableChange extends infer One
  ? One extends TableChange
    ? Omit<One, "order" | "unit">
    : never
  : never;

/** What a change of a set does to tables; what it does to rows or rights is none. */
export function stepsOf(node: ChangeNode): readonly Step[] {
  const table = attributeOf(node, "tableName", "oldTableName", "baseTableName");
  const read = changes.get(node.name);
  return read === undefined || table === "" ? [] : read(node, { table, range: node.range });
}

type Place = Pick<TableChange, "table" | "range">;
type Read = (node: ChangeNode, place: Place) => readonly Step[];

const listed = (names: string): readonly string[] =>
  names.split(",").flatMap((one) => (one.trim() === "" ? [] : [one.trim()]));

const columnNames = (node: ChangeNode): readonly string[] => [
  ...childrenNamed(node, "column").map((one) => attributeOf(one, "name")),
  ...listed(attributeOf(node, "columnNames", "columnName")),
];

function columnOf(node: ChangeNode): ColumnFact {
  const [constraints] = childrenNamed(node, "constraints");
  const type = attributeOf(node, "type");
  const isBound = ["nullable=false", "primaryKey=true"].some((one) => {
    const [name = "", value] = one.split("=");
    return attributeOf(constraints, name) === value;
  });
  const hasDefault = [...node.attributes.keys()].some((name) =>
    /^(?:defaultValue|autoIncrement)/.test(name),
  );
  return {
    name: attributeOf(node, "name"),
    range: node.range,
    nullable: !isBound,
    ...(type !== "" && { type }),
    ...(hasDefault && { hasDefault }),
  };
}

const constraintsOf = (node: ChangeNode): ChangeNode | undefined =>
  childrenNamed(node, "constraints")[0];

function uniqueIn(columns: readonly ChangeNode[]): readonly IndexFact[] {
  return columns
    .filter((one) => attributeOf(constraintsOf(one), "unique") === "true")
    .map((one) => ({ columns: [attributeOf(one, "name")], unique: true }));
}

/** `references="users(id)"`, or `referencedTableName`. */
function keysIn(columns: readonly ChangeNode[]): readonly ForeignKeyFact[] {
  return columns.flatMap((one) => {
    const constraints = constraintsOf(one);
    const written = attributeOf(constraints, "references").replace(/\(.*$/s, "").trim();
    const table = attributeOf(constraints, "referencedTableName") || written;
    return table === "" ? [] : [{ columns: [attributeOf(one, "name")], table }];
  });
}

const createTable: Read = (node, place) => {
  const columns = childrenNamed(node, "column");
  const primaryKey = columns
    .filter((one) => attributeOf(constraintsOf(one), "primaryKey") === "true")
    .map((one) => attributeOf(one, "name"));
  return [
    {
      ...place,
      op: "createTable",
      columns: columns.map(columnOf),
      indexes: uniqueIn(columns),
      foreignKeys: keysIn(columns),
      ...(primaryKey.length > 0 && { primaryKey }),
    },
  ];
};

const addColumn: Read = (node, place) => {
  const columns = childrenNamed(node, "column");
  return [
    ...columns.map((one): Step => ({ ...place, op: "addColumn", column: columnOf(one) })),
    ...uniqueIn(columns).map((index): Step => ({ ...place, op: "addIndex", index })),
    ...keysIn(columns).map((foreignKey): Step => ({ ...place, op: "addForeignKey", foreignKey })),
  ];
};

const addIndex =
  (isUnique: boolean): Read =>
  (node, place) => {
    const name = attributeOf(node, "indexName", "constraintName");
    const unique = isUnique || attributeOf(node, "unique") === "true";
    const index = { columns: columnNames(node), unique, ...(name !== "" && { name }) };
    return [{ ...place, op: "addIndex", index }];
  };

const dropIndex: Read = (node, place) => [
  { ...place, op: "dropIndex", index: attributeOf(node, "indexName", "constraintName") },
];

const changes: ReadonlyMap<string, Read> = new Map<string, Read>([
  ["createTable", createTable],
  ["dropTable", (_, place) => [{ ...place, op: "dropTable" }]],
  [
    "renameTable",
    (node, place) => [{ ...place, op: "renameTable", to: attributeOf(node, "newTableName") }],
  ],
  ["addColumn", addColumn],
  [
    "dropColumn",
    (node, place) => columnNames(node).map((column) => ({ ...place, op: "dropColumn", column })),
  ],
  [
    "renameColumn",
    (node, place) => [
      {
        ...place,
        op: "renameColumn",
        column: attributeOf(node, "oldColumnName"),
        to: attributeOf(node, "newColumnName"),
      },
    ],
  ],
  ["createIndex", addIndex(false)],
  ["addUniqueConstraint", addIndex(true)],
  ["dropIndex", dropIndex],
  ["dropUniqueConstraint", dropIndex],
  [
    "addPrimaryKey",
    (node, place) => [{ ...place, op: "setPrimaryKey", columns: columnNames(node) }],
  ],
  [
    "addForeignKeyConstraint",
    (node, place) => [
      {
        ...place,
        op: "addForeignKey",
        foreignKey: {
          columns: listed(attributeOf(node, "baseColumnNames")),
          table: attributeOf(node, "referencedTableName"),
        },
      },
    ],
  ],
]);
