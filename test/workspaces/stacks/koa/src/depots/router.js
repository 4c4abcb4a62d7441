const Router = require("koa-router");
const { each } = require("lodash");
const { declare } = require("./declare");
const { Pallets } = require("./pallets");
const Crates = require("./crates");
const gates = require("./gates");
const docks = require("./docks");

const router = new Router({ prefix: "/depot" });

const kinds = {
  pallets: { path: "/pallets/", controller: Pallets },
  crates: { path: "/crates/", controller: Crates },
};
const actions = {
  pallets: [
    { verb: "get", path: "all", action: "all" },
    { verb: "post", path: "stacked", action: "stack" },
  ],
  crates: [{ verb: "put", path: ":id", action: "fill" }],
};

for (const kind in actions) {
  const own = actions[kind];
  own.forEach((one) => {
    const path = kinds[kind].path + one.path;
    declare(router, "/v1", kinds[kind].controller, one.action, path, one.verb);
  });
}

each(gates.all, (all, gate) => {
  all.forEach(({ verb, path, open }) => router[verb](`/${gate}${path}`, open));
});

for (const verb of ["get", "head"]) {
  for (const name of ["north", "south"]) {
    const path = `/weather/${name}`;
    router[verb](path, gates.look);
  }
}

// Nobody here says by which method, so that it is any, and said.
docks.each((dock) => router[dock.verb]("/docks", gates.look));

module.exports = router;
