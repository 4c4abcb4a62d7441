import { factories } from "@strapi/strapi";

export default factories.createCoreRouter("api::masthead.masthead", { only: ["find", "update"] });
