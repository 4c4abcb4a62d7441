import { Column, Entity, Index, JoinColumn, ManyToOne } from "typeorm";
import { Base } from "./base";
import { User } from "./user";

@Entity({ name: "orders" })
@Index(["state", "createdAt"], { unique: true })
export class Order extends Base {
  @Column({ type: "varchar", length: 20, default: "open" })
  state: string;

  @Column("text", { nullable: true })
  note?: string;

  @ManyToOne(() => User, (user) => user.orders, { nullable: false })
  @JoinColumn({ name: "buyer_id" })
  buyer: User;

  @ManyToOne(() => User)
  seller: User;
}
