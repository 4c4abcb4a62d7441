import { applyDecorators, Controller } from "@nestjs/common";
import { ApiTags } from "@nestjs/swagger";

export const OwnController = (path: string) => applyDecorators(ApiTags(path), Controller(path));
