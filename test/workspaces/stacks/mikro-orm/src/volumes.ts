import { EntityManager, EntityRepository } from "@mikro-orm/core";
import { BookShelf, Volume } from "./entities";

export class Volumes {
  constructor(
    private readonly em: EntityManager,
    private readonly volumes: EntityRepository<Volume>,
  ) {}

  list() {
    return this.volumes.findAll({ populate: ["bookShelf"], limit: 10 });
  }

  shelf(id: number) {
    return this.em.findOneOrFail(BookShelf, { id }, { populate: ["volumes"] });
  }
}
