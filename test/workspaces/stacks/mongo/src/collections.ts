import { MongoClient } from "mongodb";

const client = new MongoClient("mongodb://localhost");

export const parcels = client.db("post").collection("parcels");
