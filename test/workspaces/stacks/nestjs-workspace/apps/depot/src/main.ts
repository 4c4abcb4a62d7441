import { NestFactory } from "@nestjs/core";
import { ConfigService } from "@nestjs/config";
import { withoutPrefix } from "./app/depot.config";
import { DepotModule } from "./app/depot.module";

async function bootstrap() {
  const app = await NestFactory.create(DepotModule);
  const { port, prefix } = app.get(ConfigService).get("depot", { infer: true });
  app.setGlobalPrefix(prefix, { exclude: [...withoutPrefix] });
  await app.listen(port);
}

void bootstrap();
