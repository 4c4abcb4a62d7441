exports.tie = async () => {};
