export const addOptions = { method: "post", path: "/ferries/:port" } as const;
