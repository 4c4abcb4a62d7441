import { NestFactory } from "@nestjs/core";
import { CounterModule } from "./app/counter.module";

async function bootstrap() {
  const app = await NestFactory.create(CounterModule);
  const globalPrefix = "counter";
  app.setGlobalPrefix(globalPrefix);
  await app.listen(3000);
}

void bootstrap();
