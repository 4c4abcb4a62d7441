import { Module } from "@nestjs/common";
import { RouterModule } from "@nestjs/core";
import { CatsController } from "./cats.controller";
import { HealthController } from "./health.controller";
import { ReportsModule } from "./reports";

const routes = [
  { path: "office", children: [{ path: "/reports", module: ReportsModule }] },
];

@Module({
  imports: [ReportsModule, RouterModule.register(routes)],
  controllers: [CatsController, HealthController],
})
export class AppModule {}
