import Controller from "./controller.js";

export class Groups extends Controller {
  constructor() {
    super();
    this.get("/:id", this.show);
  }

  show(req, res) {}
}
