export async function show() {}

export async function change() {}
