export const berthPath = "/berths";
