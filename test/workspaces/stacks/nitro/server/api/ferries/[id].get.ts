export default defineEventHandler(async (event) => {
  return { id: getRouterParam(event, "id") };
});
