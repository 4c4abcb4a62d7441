export const handlers = {
  GET: async () => new Response(),
  async POST() {
    return new Response();
  },
};
