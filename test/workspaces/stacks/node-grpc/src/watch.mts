export function watchOrders(call) {
  call.end();
}
