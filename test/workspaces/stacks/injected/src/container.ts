import { Container } from "inversify";
import { names } from "./names";
import { createQuays } from "./quays";
import { Ropes } from "./ropes";

const iocContainer = new Container();
iocContainer.bind(names.ropes).to(Ropes).inSingletonScope();
iocContainer.singleton("quays", async () => createQuays({ length: 3 }));

export { iocContainer };
