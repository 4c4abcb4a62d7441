import axios from "axios";
import got from "got";

const BILLING = "https://billing.example.com";
const client = axios.create({ baseURL: BILLING, timeout: 2000 });

export const charge = (id: string) => client.post(`/charges/${id}`);

export const rates = () => fetch("https://rates.example.com/v1/latest?base=EUR");

export const slow = (signal: AbortSignal) => fetch(`${BILLING}/slow`, { signal });

export const account = (options: RequestInit) => fetch(process.env.ACCOUNTS_URL + "/me", options);

export const report = () => axios({ url: "https://reports.example.com/today", method: "get" });

export const bounded = () => got.get("https://search.example.com/q", { timeout: { request: 500 } });

// A page asks its own backend; a cache is no client.
export const own = () => fetch("/api/orders");
export const cached = (cache: Map<string, string>) => cache.get("https://billing.example.com");

export const invoice = (id: string) => fetch(new URL(`/invoices/${id}`, BILLING));

export const font = () => fetch(new URL("./font.ttf", import.meta.url));
