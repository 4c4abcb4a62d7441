export { vouchers as default } from "../../lib/vouchers";
