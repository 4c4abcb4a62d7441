import { Body, Controller, Get, Param, ParseIntPipe, Patch, Post, Put, Query } from "@nestjs/common";
import { BulkOrder, ChangedOrder, ListOrders, Moved, NewOrder, RemoteOrder } from "./order.dto.mts";

@Controller("orders")
export class OrdersController {
  @Get()
  list(@Query() query: ListOrders) {}

  @Get("pages")
  page(@Query("page", ParseIntPipe) page: number, @Query("size") size: number) {}

  @Post()
  create(@Body() order: NewOrder) {}

  @Post("bulk")
  bulk(@Body() order: BulkOrder) {}

  @Patch(":id")
  change(@Param("id") id: string, @Body() order: ChangedOrder) {}

  @Put(":id")
  move(@Body() order: Moved) {}

  @Post("remote")
  remote(@Body() order: RemoteOrder, @Body("sku") sku: string) {}
}
