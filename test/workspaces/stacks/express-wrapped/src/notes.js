import { Plain } from "./plain.js";

export class Notes extends Plain {
  constructor() {
    super();
    this.told({ verb: "put", path: "/:id", handler: this.save });
    this.read("/", this.list);
  }

  list(req, res) {}

  save(req, res) {}
}
