export { StampsModule } from "./lib/stamps.module";
