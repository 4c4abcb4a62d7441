import { HttpModule } from "@nestjs/axios";
import { Controller, Get, Module, Param } from "@nestjs/common";
import { HttpService } from "@nestjs/axios";
import { firstValueFrom } from "rxjs";

@Controller("fares")
export class FaresController {
  constructor(private readonly http: HttpService) {}

  @Get(":id")
  fare(@Param("id") id: string) {
    return firstValueFrom(this.http.get(`https://fares.example.com/fares/${id}`));
  }

  // Silent: it says so itself.
  @Get()
  fares() {
    return firstValueFrom(this.http.get("https://fares.example.com/fares", { timeout: 2_000 }));
  }
}

@Module({ imports: [HttpModule], controllers: [FaresController] })
export class FaresModule {}
