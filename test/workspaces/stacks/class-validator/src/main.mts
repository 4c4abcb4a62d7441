import { NestFactory } from "@nestjs/core";
import { ValidationPipe } from "@nestjs/common";
import { OrdersModule } from "./orders.module.mts";

const app = await NestFactory.create(OrdersModule);
app.useGlobalPipes(new ValidationPipe({ whitelist: true }));
await app.listen(3000);
