import { User } from "../models/users.js";

type Lent<T> = () => T;

export class Staff {
  constructor(
    private readonly userModel: Lent<typeof User>,
    private readonly reset: typeof User,
    private readonly pool: Lent<{ query(): void }>,
    private readonly tenant: unknown,
  ) {}

  get model() {
    return User.bindKnex(this.tenant);
  }

  async byEmail(email: string) {
    this.pool().query();
    const found = await this.userModel().query().findOne({ email });
    await found.$query().patch({ nick: "" });
  }

  all() {
    return this.model.query().limit(3);
  }

  page(bound: (query: unknown) => void, at: number) {
    return this.userModel().query().onBuild(bound).pagination(at, 20);
  }

  bounded(bound: (query: unknown) => void) {
    return this.userModel().query().onBuild(bound);
  }

  forget(id: number) {
    return this.reset.query().deleteById(id);
  }
}

export async function ownGroup(request, id) {
  const group = await request.currentUser.$relatedQuery("groups").findById(id);
  await group.$query().patch({ ownerId: 1 });
  return request.currentUser.$relatedQuery("rooms");
}
