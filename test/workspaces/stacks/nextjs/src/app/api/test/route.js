export { list as GET, list as HEAD } from "../../../lib/products";
export const dynamic = "force-dynamic";
