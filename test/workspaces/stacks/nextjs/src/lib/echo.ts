export const echo = (req, res) => res.json(req.body);
