export * from "./lib/parcels.module";
