import axios from "axios";

const api = axios.create({ baseURL: "http://orders.internal" });
const cache = new Map();

/** Looks like routes; is none. */
export const fetchOrders = async (query) => {
  cache.delete("/orders");
  await api.post("/orders/search", query, { timeout: 500 });
  const { data } = await api.get("/orders", { params: query, transform: fetchOrders });
  axios.get("/health", fetchOrders);
  return cache.get("/orders") ?? data;
};

const app = window.shop;
app.get("/never/shown", (item) => item.show());
