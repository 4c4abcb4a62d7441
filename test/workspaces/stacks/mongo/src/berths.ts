import mongoose, { Schema } from "mongoose";

export default mongoose.model(
  "Berth",
  new Schema({ harbour: { type: String, required: true }, length: Number }, { timestamps: true })
    .index({ harbour: 1, _id: 1 })
    .plugin(audited),
);
