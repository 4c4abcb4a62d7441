import { Router } from "express";

const router = Router();
export default router;

router.get(pathOf("all"), (req, res) => res.end());
router.post(pathOf("every", false), (req, res) => res.end());

router.put(`${contextPath()}/labels`, (req, res) => res.end());

function contextPath() {
  const { env } = process;
  let path = env.GLOBAL_PATH ? `/${env.GLOBAL_PATH}` : "";
  if (env.LABELS_PATH) {
    path += `/${env.LABELS_PATH}`;
  }
  return path;
}

function pathOf(name, isOfTenant = true) {
  let path = "/labels/";
  path += name;
  isOfTenant ? (path += "/:tenant") : null;
  return path;
}
