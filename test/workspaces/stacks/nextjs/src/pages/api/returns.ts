export { default } from "../../lib/returns";
