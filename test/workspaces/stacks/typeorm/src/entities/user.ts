import { Column, Entity, OneToMany } from "typeorm";
import { Base } from "./base";
import { Order } from "./order";

@Entity()
export class User extends Base {
  @Column({ unique: true })
  email: string;

  @OneToMany(() => Order, (order) => order.buyer)
  orders: Order[];
}
