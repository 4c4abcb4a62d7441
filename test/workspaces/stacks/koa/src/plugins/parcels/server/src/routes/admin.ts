export default {
  type: "admin",
  routes: [{ method: "GET", path: "/labels", handler: "labels.find" }],
};
