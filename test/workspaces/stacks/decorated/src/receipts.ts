import { Controller, Get, Post, Route, Security } from "tsoa";

@Route("receipts")
export class ReceiptsController extends Controller {
  @Get("{receiptId}")
  public async one() {}

  @Security("jwt")
  @Post()
  public async print() {}
}
