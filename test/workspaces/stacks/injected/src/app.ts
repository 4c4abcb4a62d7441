import express from "express";
import { container } from "tsyringe";
import { Boats } from "./boats";
import { iocContainer } from "./container";
import { names } from "./names";

const app = express();
const router = express.Router();
const boats = container.resolve(Boats);

router.get("/boats", boats.all);
router.get("/boats/:id", container.resolve(Boats).one);

class Quay {
  constructor(private readonly container: typeof iocContainer) {}

  async addRoutes() {
    const quays = await this.container.use("quays");
    router.get("/quays", quays.all);
    router.post("/ropes", this.container.get(names.ropes).tie);
  }
}

app.use("/harbour", router);
void new Quay(iocContainer).addRoutes();
