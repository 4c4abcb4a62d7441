import { ArrayNotEmpty, IsInt, IsNotEmpty, IsOptional, IsString, ValidateNested } from "class-validator";
import { OmitType, PartialType, PickType } from "@nestjs/swagger";
import { Remote } from "elsewhere";

export class NewOrder {
  @ApiProperty()
  @IsString()
  @IsNotEmpty()
  sku!: string;

  @IsInt() amount: number;

  @IsOptional()
  @IsString()
  note?: string;

  @IsString()
  address = "depot";

  @ValidateNested()
  parcel: Parcel;

  internal: string;
}

export class BulkOrder extends OmitType(NewOrder, ["amount"] as const) {
  @ArrayNotEmpty()
  skus: string[];
}

export class ChangedOrder extends PartialType(NewOrder) {}

export class Moved extends PickType(NewOrder, ["amount"]) {}

export class RemoteOrder extends Remote {
  @IsString()
  sku: string;
}

export class ListOrders {
  @IsString()
  since: string;
}
