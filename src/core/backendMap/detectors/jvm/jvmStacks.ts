import type { Stack } from "../../reading/stack.ts";
import { beanValidation } from "../inputs/beanValidation.ts";
import { jaxrs } from "../jaxrs/jaxrs.ts";
import { jvmNeighbours } from "../jvmNeighbours/jvmNeighbours.ts";
import { exposed } from "../jvmStores/exposed.ts";
import { jooq } from "../jvmStores/jooq.ts";
import { jpa } from "../jvmStores/jpa.ts";
import { jvmSql } from "../jvmStores/jvmSql.ts";
import { ktor } from "../ktor/ktor.ts";
import { querydsl } from "../jvmStores/querydsl.ts";
import { micronaut } from "./micronaut.ts";
import { spring } from "./spring.ts";
import { springEntries } from "./springEntries.ts";

export const jvmStacks: readonly Stack[] = [
  spring,
  micronaut,
  jaxrs,
  ktor,
  jpa,
  jvmSql,
  jooq,
  querydsl,
  exposed,
  springEntries,
  beanValidation,
  jvmNeighbours,
];
