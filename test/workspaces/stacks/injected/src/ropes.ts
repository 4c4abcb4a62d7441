export class Ropes {
  tie() {}
}
