import { InjectRepository } from "@nestjs/typeorm";
import { DataSource, Repository } from "typeorm";
import { Order } from "../entities/order";
import { User } from "../entities/user";

export class UsersService {
  constructor(
    @InjectRepository(User) private readonly users: Repository<User>,
    private readonly dataSource: DataSource,
  ) {}

  byEmail(email: string) {
    return this.users.findOneBy({ email });
  }

  orders() {
    return this.dataSource.getRepository(Order).find({ order: { createdAt: "DESC" } });
  }

  latest(state: string) {
    return this.dataSource
      .getRepository(Order)
      .createQueryBuilder("o")
      .where("o.state = :state", { state })
      .take(5)
      .getMany();
  }

  async place(email: string) {
    await this.dataSource.transaction(async (manager) => {
      await manager.save(User, { email });
    });
  }
}
