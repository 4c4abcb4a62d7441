import PromiseRouter from "promise-router";

export class AudiencesRouter extends PromiseRouter {
  mountRoutes() {
    this.route("GET", "/audiences", (req) => this.find(req));
    this.route("POST", "/audiences/:id", guarded({ verbose: true, handler: save }));
  }
}

function save(req) {}
