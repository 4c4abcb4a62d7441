import { Controller, Get as Read, Module } from "@nestjs/common";
import { Cron, CronExpression } from "@nestjs/schedule";
import { EventPattern, GrpcMethod, MessagePattern } from "@nestjs/microservices";
import { Args, Mutation, Query, ResolveField, Resolver } from "@nestjs/graphql";
import { Processor, WorkerHost } from "@nestjs/bullmq";

@Controller()
export class ReportsController {
  @Read("daily")
  daily() {}

  @MessagePattern({ cmd: "sum" })
  sum() {}

  @EventPattern("report.made")
  made() {}

  @GrpcMethod("Reports", "Find")
  find() {}

  @Cron("0 3 * * *")
  nightly() {}
}

@Resolver()
export class ReportsResolver {
  @Query(() => [String], { name: "reports" })
  list() {}

  @Mutation(() => String)
  makeReport(@Args("id") id: string) {}
}

@Resolver(() => Report)
export class ReportFieldsResolver {
  @ResolveField("lines", () => [String])
  linesOf() {}

  @ResolveField()
  author() {}
}

class Report {}

@Processor("reports")
export class ReportsProcessor extends WorkerHost {
  async process() {}
}

@Module({ controllers: [ReportsController] })
export class ReportsModule {}
