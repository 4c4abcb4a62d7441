import { NestFactory } from "@nestjs/core";
import { ConfigService } from "@nestjs/config";
import { RequestMethod, VersioningType } from "@nestjs/common";
import { TokenGuard } from "./token.guard";
import { TenantGuard } from "./tenant.guard";
import { AppModule } from "./app.module";

async function bootstrap() {
  const app = await NestFactory.create(AppModule);
  const config = app.get(ConfigService);
  app.setGlobalPrefix(config.getOrThrow("app.prefix", { infer: true }), { exclude: ["/", "health", { path: "docs/(.*)", method: 0 }, { path: "probes", method: RequestMethod.GET }] });
  app.enableVersioning({ type: VersioningType.URI, defaultVersion: "1" });
  app.useGlobalGuards(new TokenGuard(), app.get(TenantGuard));
  await app.listen(3000);
}
bootstrap();
