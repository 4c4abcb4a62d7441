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

const typed = iocContainer.get<Boats>(names.boats);
const annotated: Boats = iocContainer.get(names.boats);
router.put("/boats/:id", typed.one);
router.delete("/boats", annotated.all.bind(annotated));

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
