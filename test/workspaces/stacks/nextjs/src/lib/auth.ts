export const handlers = {
  GET: async () => new Response(),
  async POST() {
    return new Response();
  },
};

export function guarded(options) {
  return async (request: Request) => {
    return options.handler ? options.handler(request) : options(request);
  };
}
