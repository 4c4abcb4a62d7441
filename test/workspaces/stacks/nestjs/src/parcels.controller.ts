import { Controller } from "@nestjs/common";
import { Crud, Override, ParsedBody } from "@nestjsx/crud";
import { Parcel } from "./parcel.entity";

@Crud({
  model: { type: Parcel },
  params: { code: { field: "code", type: "string", primary: true } },
  routes: { exclude: ["createManyBase", "replaceOneBase"] },
})
@Controller("parcels")
export class ParcelsController {
  @Override()
  createOne(@ParsedBody() parcel: Parcel) {
    return parcel;
  }
}
