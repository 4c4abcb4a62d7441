export function requireStaff(req, res, next) {
  if (req.user?.role === "staff") next();
  else res.status(403).end();
}
