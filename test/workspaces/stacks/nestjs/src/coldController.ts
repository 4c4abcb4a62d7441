import { applyDecorators, UseGuards } from "@nestjs/common";
import { KeyGuard } from "./key.guard";
import { StoredController } from "./ownDecorators";

export const ColdController = (room?: string) =>
  applyDecorators(UseGuards(KeyGuard), StoredController(room ? `cold/${room}` : "cold"));
