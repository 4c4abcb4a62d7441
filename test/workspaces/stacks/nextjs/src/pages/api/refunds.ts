export { listRefunds as default } from "../../lib/refunds";
