module.exports = function createLogbook(store) {
  const logbook = {};
  logbook.read = async (request, response) => response.json(await store.all());
  logbook.write = async function (request, response) {
    response.json(await store.add(request.body));
  };
  return logbook;
};
