import { EntitySchema, EntitySchemaColumnOptions } from "typeorm";

const idColumns = {
  id: { type: String, primary: true } as EntitySchemaColumnOptions,
  made: { type: Date, createDate: true, name: "made_at" },
};

export const BadgeEntity = new EntitySchema<Badge>({
  name: "badge",
  columns: {
    ...idColumns,
    ownerId: { type: Number },
    label: { type: String, nullable: true },
  },
  indices: [{ name: "by_label", columns: ["label"], unique: true }],
  relations: {
    owner: { type: "many-to-one", target: "members", joinColumn: { name: "ownerId" } },
  },
});
