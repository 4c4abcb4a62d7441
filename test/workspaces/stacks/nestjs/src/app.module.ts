import { Module } from "@nestjs/common";
import { APP_GUARD, RouterModule } from "@nestjs/core";
import { ThrottlerGuard } from "@nestjs/throttler";
import { CatsController } from "./cats.controller";
import { HealthController } from "./health.controller";
import { ReportsModule } from "./reports";
import { ToysModule } from "./toys";
import { placed } from "./placed";

const routes = [
  { path: "office", children: [{ path: "/reports", module: ReportsModule }] },
];

@Module({
  imports: [ReportsModule, ToysModule, RouterModule.register(routes), RouterModule.register(placed)],
  controllers: [CatsController, HealthController],
  providers: [{ provide: APP_GUARD, useClass: ThrottlerGuard }],
})
export class AppModule {}
