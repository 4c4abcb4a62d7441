import { folderOf } from "../../link/names/factIndex.ts";

/** Where a file stands among the migrations of its folder. */
export interface MigrationPlace {
  /** The folder whose migrations are replayed together. */
  readonly unit: string;
  /** Sorts as the tools sort the files: numbers by their value. */
  readonly order: string;
}

const inMigrations =
  /(?:^|\/)(?:\w+[_-])?(?:migrations?|migrate|changelogs?|evolutions|flyway|drizzle|versions|deltas?|upgrades?)\//i;
const namedMigration =
  /^(?:[VR]\d*[\d._]*__|\d{3,}|\d+[_.-]|(?:before|after)(?:Each)?Migrate(?:Applied|Error)?(?:__|$))/i;
/** "shop-0012", "db_update_103": a series that is numbered at the end, and no dump of all tables. */
const numberedLast =
  /^(?!.*(?:dump|backup|schema|structure|snapshot|data|seed|sample|test))[a-z]+(?:[-_.][a-z]+)*[-_.]\d{3,6}$/i;
const marked =
  /^--[ \t]*(?:migrate:up|\+goose up|\+migrate up|liquibase formatted sql|rambler up|> statement-breakpoint)/im;
/** "0007_revert_prices" goes forward: the word tells only at either end of a name. */
const undone =
  /(?:^|[._/-])(?:down|undo|rollback|revert)(?:\.[^/]*)?$|(?:^|\/)(?:down|undo|rollback|revert)[._-][^/]*$|(?:^|\/)(?:down|rollbacks?)\/|(?:^|\/)U\d[\d._]*__/i;
/** A folder for each migration, the file in it always called the same. */
const foldered = /^(?:migration|up|ddl)$/i;

/** Undefined for what is no migration; `isUndone` tells those that only take one back. */
export function migrationPlace(path: string, text: string): MigrationPlace | undefined {
  const name = path.slice(path.lastIndexOf("/") + 1).replace(/\.\w+$/, "");
  const folder = folderOf(path);
  const isNamed = namedMigration.test(name) || numberedLast.test(name);
  if (!inMigrations.test(`${folder}/`) && !isNamed && !marked.test(text)) return undefined;
  if (foldered.test(name)) {
    return {
      unit: folderOf(folder),
      order: naturalOrder(folder.slice(folderOf(folder).length + 1)),
    };
  }
  return { unit: folder, order: naturalOrder(name.replace(/\.up$/i, "")) };
}

/** `x.down.sql`, `U2__x.sql`: what takes a migration back says nothing of what there is. */
export function isUndone(path: string): boolean {
  return undone.test(path.replace(/\.\w+$/, ""));
}

const longestNumber = 20;

/** `2026-07-30-140000`: tools that change how they write a moment read both ways as one. */
const spacedMoment = /^(\d{4})-(\d{2})-(\d{2})-(\d{6})(?=\D|$)/;

/** Flyway ends a version by two underscores, and runs last what is repeatable, or called behind all. */
function naturalOrder(name: string): string {
  return name
    .replace(spacedMoment, "$1$2$3$4")
    .replace(/^R__/, "~")
    .replace(/^after(?=(?:Each)?Migrate)/, "~~after")
    .replace(/^before(?=(?:Each)?Migrate)/, " before")
    .replace("__", " ")
    .replace(/\d+/g, (digits) => digits.padStart(longestNumber, "0"));
}

const sections =
  /^(?:--|#)[ \t]*(?:-*[ \t]*!|migrate:|\+goose[ \t]+|\+migrate[ \t]+|rambler[ \t]+|\/\/[ \t]*@)?(up|downs?|ups|undo)\b.*$/gim;

/**
 * The text without those sections that take the migration back; spaces stand for them, so that
 * places stay what they are.
 */
export function withoutDown(text: string): string {
  const marks = [...text.matchAll(sections)];
  const starts = [...marks.map(({ index }) => index), text.length];
  return [
    text.slice(0, starts[0]),
    ...marks.map((mark, at) => {
      const section = text.slice(mark.index, starts[at + 1]);
      return /^ups?$/i.test(mark[1] ?? "") ? section : section.replace(/[^\n]/g, " ");
    }),
  ].join("");
}
