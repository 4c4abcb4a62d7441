import { EntityManager } from "@mikro-orm/core";
import { BookShelf, Volume } from "./entities";

export class Shelves {
  constructor(private readonly em: EntityManager) {}

  get entityName() {
    return BookShelf;
  }

  async remove(id: number) {
    const shelf = await this.em.findOneOrFail(this.entityName, { id });
    await this.em.remove(shelf).flush();
  }

  async add(names: string[]) {
    const volume = this.em.create(Volume, {});
    const shelf = new BookShelf();
    await this.em.persist(shelf).persistAndFlush(volume);
    await this.em.nativeDelete(Volume, { id: 1 });
    this.em.clear(names);
  }

  any(ways: object[]) {
    return this.em.find(BookShelf, { $or: ways });
  }
}
