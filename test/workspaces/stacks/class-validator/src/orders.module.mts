import { Module } from "@nestjs/common";
import { OrdersController } from "./orders.controller.mts";

@Module({ controllers: [OrdersController] })
export class OrdersModule {}
