export const store = { all: async () => [], add: async (entry: unknown) => entry };
