import Controller from "./controller.js";

export class Users extends Controller {
  constructor() {
    super();
    this.get("/", this.list);
    this.route({ method: "post", path: "/:id", handler: this.update, permission: "write" });
  }

  list(req, res) {}

  update(req, res) {}
}
