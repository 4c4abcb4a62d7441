import { Module, forwardRef } from "@nestjs/common";
import { ParcelsModule } from "@post/parcels";
import { StampsModule } from "@post/stamps";

@Module({ imports: [forwardRef(() => ParcelsModule), StampsModule.forRoot({ currency: "EUR" })] })
export class CounterModule {}
