import { Router } from "express";

const router = Router();
export default router;

router.get(pathOf("all"), (req, res) => res.end());
router.post(pathOf("every", false), (req, res) => res.end());

function pathOf(name, isOfTenant = true) {
  let path = "/labels/";
  path += name;
  isOfTenant ? (path += "/:tenant") : null;
  return path;
}
