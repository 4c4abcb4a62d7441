export default createHandler(() => null);
