import { Module } from "@nestjs/common";
import { APP_GUARD, RouterModule } from "@nestjs/core";
import { ThrottlerGuard } from "@nestjs/throttler";
import { CatsController } from "./cats.controller";
import { HealthController } from "./health.controller";
import { ReportsModule } from "./reports";

const routes = [
  { path: "office", children: [{ path: "/reports", module: ReportsModule }] },
];

@Module({
  imports: [ReportsModule, RouterModule.register(routes)],
  controllers: [CatsController, HealthController],
  providers: [{ provide: APP_GUARD, useClass: ThrottlerGuard }],
})
export class AppModule {}
