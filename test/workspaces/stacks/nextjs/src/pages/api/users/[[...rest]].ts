const handler = (req, res) => {
  switch (req.method) {
    case "GET":
      return res.json([]);
    case "PATCH":
      return res.json({});
  }
};
export default handler;
