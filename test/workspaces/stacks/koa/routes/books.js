const Router = require("koa-router");
const controller = require("../controllers/books");
const { authenticate } = require("../middleware/authenticate");

const books = new Router();
books.prefix("/books");
const reviews = new Router({ prefix: "/:bookId/reviews" });

reviews.get("/", controller.reviews).del("/:id([0-9]+)", controller.remove);

books
  .get("/", controller.list)
  .post("/", authenticate, controller.create);
books.use(reviews.routes());
// books.put("/commented", controller.list);

module.exports = books;
