export class Boats {
  all() {}

  one = () => {};
}
