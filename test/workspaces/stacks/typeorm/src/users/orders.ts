import { DataSource, Repository } from "typeorm";
import { Order } from "../entities/order";
import { User } from "../entities/user";

export class Orders {
  constructor(
    private readonly orders: Repository<Order>,
    private readonly dataSource: DataSource,
  ) {}

  withPeople() {
    return this.orders.find({ relations: { buyer: { orders: true } } });
  }

  withSeller() {
    return this.orders.find({ relations: ["seller"] });
  }

  searched(mail: string) {
    const query = this.orders.createQueryBuilder("order");
    if (mail) query.innerJoinAndSelect("order.buyer", "buyer").andWhere("buyer.email = :mail", { mail });
    return query.getMany();
  }

  close() {
    return this.dataSource.createQueryBuilder().update(Order).set({ state: "closed" }).execute();
  }

  inContext(context: Context) {
    return this.dataSource.getRepository(context, User).find();
  }
}

export const draft = async (orders: Repository<Order>) => {
  const order = orders.create({ state: "draft" });
  await orders.save(order);
};
