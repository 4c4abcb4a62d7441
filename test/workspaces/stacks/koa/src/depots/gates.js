const look = async (ctx) => {
  ctx.body = "";
};
const lift = async (ctx) => {
  ctx.status = 204;
};

module.exports = {
  look,
  all: {
    north: [{ verb: "get", path: "/", open: look }],
    south: [{ verb: "post", path: "/lifted", open: lift }],
  },
};
