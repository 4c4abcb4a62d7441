export class Accounts {
  all() {
    return [];
  }

  one() {
    return {};
  }
}

export class Entries {
  async book() {}
}
