/** What `users: Repository<User>`, `userModel: Model<User>` and `users = getRepository(User)` say. */
export function repositoriesIn(text: string): ReadonlyMap<string, string> {
  if (!/Repository|Model</.test(text)) return new Map();
  const typed = text.matchAll(
    /(\w+)\??\s*:\s*(?:\w+\.)?(?:\w*Repository|(?:Paginate)?Model)<(?:\w+\.)?(\w+)/g,
  );
  const made = text.matchAll(
    /(\w+)\s*=\s*(?:await\s+)?[\w.$()]{0,80}?\bgetRepository(?:<\w+>)?\((\w+)\)/g,
  );
  // A repository of one's own is called after what it holds.
  const own = text.matchAll(/(\w+)\??\s*:\s*(\w+)Repository\b(?!<)/g);
  return new Map(
    [...own, ...typed, ...made].map(([, name = "", entity = ""]) => [
      name,
      entity.replace(/Document$/, ""),
    ]),
  );
}
