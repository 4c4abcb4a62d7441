export function createQuays(options: { length: number }) {
  return {
    all: () => listQuays(options),
  };
}

function listQuays({ length }: { length: number }) {
  return length;
}
