import type { User } from "../models/users.js";

type Lent<T> = () => T;

export class Staff {
  constructor(
    private readonly userModel: Lent<typeof User>,
    private readonly pool: Lent<{ query(): void }>,
  ) {}

  async byEmail(email: string) {
    this.pool().query();
    return this.userModel().query().findOne({ email });
  }
}
