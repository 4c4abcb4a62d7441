import { NestFactory } from "@nestjs/core";
import { VERSION_NEUTRAL, VersioningType } from "@nestjs/common";
import { CounterModule } from "./app/counter.module";

async function bootstrap() {
  const app = await NestFactory.create(CounterModule);
  const globalPrefix = "counter";
  app.setGlobalPrefix(globalPrefix);
  app.enableVersioning({ type: VersioningType.URI, defaultVersion: [VERSION_NEUTRAL, "2"] });
  await app.listen(3000);
}

void bootstrap();
