export class Order {
  id = 0;
  static create({ id }: { id: number }) {
    return Object.assign(new Order(), { id });
  }
}
