import { Column, Entity, PrimaryColumn, Tree, TreeChildren, TreeParent } from "typeorm";

@Entity()
@Tree("materialized-path")
export class Plan {
  @PrimaryColumn()
  code: string;

  @Column({ default: 0 })
  maxSeats: number;

  @TreeParent()
  above: Plan;

  @TreeChildren()
  below: Plan[];
}
