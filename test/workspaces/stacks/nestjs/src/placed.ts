import type { Routes } from "@nestjs/core";
import { ToysModule } from "./toys";

export const placed: Routes = [{ path: "shelf", module: ToysModule }];
