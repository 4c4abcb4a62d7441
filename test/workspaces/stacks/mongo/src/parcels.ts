import { parcels } from "./collections";

export const one = (id: string) => parcels.findOne({ _id: id });

export async function send(ids: string[]) {
  for (const id of ids) await parcels.updateOne({ _id: id }, { $set: { sent: true } });
}

export const firstOf = (names: string[]) => names.find((name) => name === "a");
export const known = new Map().find({ sent: true });

export class Stamps {
  constructor(private readonly db, private readonly mongo) {
    this.stamps = db.collection("stamps");
  }

  all() {
    return this.stamps.find({ worth: 1 }).limit(3).toArray();
  }

  labels() {
    return this.mongo.collections["labels"].insertOne({ text: "" });
  }
}
