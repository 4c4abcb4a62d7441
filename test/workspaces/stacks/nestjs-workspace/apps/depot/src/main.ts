import { NestFactory } from "@nestjs/core";
import { DepotModule } from "./app/depot.module";

async function bootstrap() {
  const app = await NestFactory.create(DepotModule);
  app.setGlobalPrefix("depot");
  await app.listen(3001);
}

void bootstrap();
