interface Held {
  readonly model: typeof import("./orders.ts").prisma;
}

export class People {
  constructor(
    private readonly held: Held,
    private readonly clients: { current(): Held["model"] },
    private readonly cache: { person: { create(of: object): void; findMany(): void } },
    private readonly rooms: { lobby: { findMany(): void } },
  ) {}

  one(id: string) {
    return this.held.model.person.findUnique({ where: { id }, include: { note: true } });
  }

  tidy() {
    return this.clients.current().remark.deleteMany({ where: { text: "" } });
  }

  kinds() {
    return this.held.model.person.findMany({ distinct: ["kind"] });
  }

  note() {
    this.cache.person.create({ kind: "any" });
    this.rooms.lobby.findMany();
  }
}
