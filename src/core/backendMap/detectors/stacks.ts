import type { LanguageReader, PlainReader, Stack } from "../reading/stack.ts";
import { documents } from "./documents/documents.ts";
import { javascriptNeighbours } from "./javascriptNeighbours/javascriptNeighbours.ts";
import { javascriptStores } from "./javascriptStores/javascriptStores.ts";
import { prismaSchema } from "./javascriptModels/prismaSchema.ts";
import { sqlFile } from "./sql/sqlFile.ts";
import { java } from "../languages/java/java.ts";
import { kotlin } from "../languages/kotlin/kotlin.ts";
import { dropwizardConfig } from "./jaxrs/dropwizardConfig.ts";
import { servletMappings } from "./jaxrs/servletMappings.ts";
import { springConfig } from "./jvm/springConfig.ts";
import { liquibase } from "./jvmFiles/liquibase.ts";
import { mybatisXml } from "./jvmFiles/mybatisXml.ts";
import { jvmStacks } from "./jvm/jvmStacks.ts";
import { goModule } from "../languages/go/goModule.ts";
import { golang } from "../languages/go/golang.ts";
import { goEntries } from "./goEntries/goEntries.ts";
import { goStores } from "./goStores/goStores.ts";
import { golangStacks } from "./go/golangStacks.ts";
import { pythonStacks } from "./python/pythonStacks.ts";
import { javascriptStacks } from "./javascript/javascriptStacks.ts";
import { cargoToml } from "../languages/rust/cargoToml.ts";
import { rust } from "../languages/rust/rust.ts";
import { rustStacks } from "./rust/rustStacks.ts";
import { rustJobs } from "./rustEntries/rustJobs.ts";
import { rustMessages } from "./rustEntries/rustMessages.ts";
import { rustStores } from "./rustStores/rustStores.ts";
import { csharp } from "../languages/csharp/csharp.ts";
import { lighthouse } from "./laravelEntries/lighthouse.ts";
import { laravel } from "./laravel/laravel.ts";
import { laravelRequests } from "./inputs/laravelRequests.ts";
import { csharpStacks } from "./csharp/csharpStacks.ts";
import { laravelStores } from "./laravelStores/laravelStores.ts";
import { javascript } from "../languages/javascript/javascript.ts";
import { packageJson } from "../languages/javascriptModules/packageJson.ts";
import { strapiSchema } from "./strapi/contentTypes.ts";
import { tsconfig } from "../languages/javascriptModules/tsconfig.ts";
import { php } from "../languages/php/php.ts";
import { python } from "../languages/python/python.ts";
import { ruby } from "../languages/ruby/ruby.ts";
import { grape } from "./grape/grape.ts";
import { rails } from "./rails/rails.ts";
import { rubyEntries } from "./rubyEntries/rubyEntries.ts";
import { rubyJobs } from "./rubyEntries/rubyJobs.ts";
import { rubyMailers } from "./rubyEntries/rubyMailers.ts";
import { rubyMessages } from "./rubyEntries/rubyMessages.ts";
import { rubyNeighbours } from "./rubyEntries/rubyNeighbours.ts";
import { scheduleFile } from "./rubyEntries/scheduleFile.ts";
import { railsStores } from "./railsStores/railsStores.ts";

/** Every language that files are read in. */
export const languages: readonly LanguageReader[] = [
  javascript,
  python,
  java,
  kotlin,
  csharp,
  golang,
  rust,
  ruby,
  php,
];

/** Every stack, each a file of a language's folder. */
export const stacks: readonly Stack[] = [
  ...javascriptStacks,
  ...pythonStacks,
  ...javascriptStores,
  ...javascriptNeighbours,
  ...jvmStacks,
  rails,
  grape,
  ...railsStores,
  rubyEntries,
  rubyJobs,
  rubyMailers,
  rubyMessages,
  rubyNeighbours,
  ...golangStacks,
  ...goStores,
  ...goEntries,
  ...rustStacks,
  rustMessages,
  rustJobs,
  ...csharpStacks,
  laravel,
  laravelRequests,
  lighthouse,
  ...rustStores,
  ...laravelStores,
];

/** Readers of files that need no grammar, each a file. */
export const plainReaders: readonly PlainReader[] = [
  packageJson,
  tsconfig,
  strapiSchema,
  goModule,
  cargoToml,
  sqlFile,
  prismaSchema,
  ...documents,
  scheduleFile,
  springConfig,
  servletMappings,
  dropwizardConfig,
  mybatisXml,
  liquibase,
];
