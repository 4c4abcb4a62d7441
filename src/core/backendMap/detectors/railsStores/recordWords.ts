const words = (text: string): readonly string[] => text.split(" ");

/** Methods of a relation: what they do. */
const reading = words(
  "all where find find_by find_by! find_each find_in_batches in_batches find_or_initialize_by find_sole_by first first! second last last! take count sum exists? pluck pick ids order reorder joins left_joins left_outer_joins includes preload eager_load references select distinct group having limit offset not or none? any? many? empty? sole maximum minimum average unscoped unscope readonly lock rewhere merge extending in_order_of with_attached missing",
);
/** What the usual libraries give every relation: slugs, rows kept though deleted, pages, rights. */
export const narrowing: ReadonlySet<string> = new Set(
  words(
    "friendly kept discarded undiscarded with_discarded with_deleted without_deleted only_deleted accessible_by page per",
  ),
);
const writing = words(
  "create create! insert insert! insert_all insert_all! upsert upsert_all update_all delete_all destroy_all find_or_create_by find_or_create_by! first_or_create first_or_create! create_or_find_by create_or_find_by! update update! update_columns update_column update_attribute update_attributes save save! destroy destroy! delete increment! decrement! toggle! touch destroy_by delete_by touch_all increment_counter decrement_counter update_counters reset_counters",
);
const kinds = new Map([
  ...[...reading, ...narrowing].map((name): [string, "read"] => [name, "read"]),
  ...writing.map((name): [string, "write"] => [name, "write"]),
]);

export const kindOf = (name: string): "read" | "write" | undefined => kinds.get(name);

/** What only a relation has: it begins a query without anything in front, in a model's own methods. */
export const alone: ReadonlySet<string> = new Set(
  words(
    "where not find_by find_by! joins left_joins left_outer_joins includes preload eager_load order reorder pluck find_or_create_by find_or_create_by! find_or_initialize_by update_all delete_all destroy_all insert_all upsert_all find_each unscoped limit distinct exists? create create! find count group",
  ),
);

const looseWords = ["create", "find", "count", "group", "limit"];

/** What nothing but a relation is asked. */
export const strictly: ReadonlySet<string> = new Set(
  [...alone].filter((name) => !looseWords.includes(name)),
);

/** What an association that is loaded already answers without asking. */
export const loadable: ReadonlySet<string> = new Set(
  words("all first second last take sum any? none? many? empty? pluck ids select find"),
);

/** What makes a query of something that may be no relation: `user.account.posts.where(…)`. */
export const certain: ReadonlySet<string> = new Set([
  ...strictly,
  ...words(
    "find create create! count limit first last take exists? sum delete_all destroy_all insert_all not pick maximum minimum average first_or_create first_or_create! create_or_find_by find_in_batches in_batches",
  ),
]);

/** What one record writes of itself; what other things can do too is told by `model.update` alone. */
export const recordWriters: ReadonlySet<string> = new Set(
  words(
    "save save! update update! update_columns update_column update_attribute update_attributes destroy destroy! increment! decrement! toggle! touch",
  ),
);

/** What gives one record. */
export const recordGivers: ReadonlySet<string> = new Set(
  words(
    "find find_by find_by! first first! last last! take take! sole find_sole_by create create! find_or_create_by find_or_create_by! find_or_initialize_by",
  ),
);

/** What makes a record, or gives the one that there is. */
export const made =
  /^(?:new|build|first_or_(?:initialize|create)!?|create_or_find_by!?|sole|find_sole_by)$/;

export const bounded: ReadonlySet<string> = new Set(
  words(
    "find find_by find_by! first first! second last last! take count sum exists? limit page pick find_or_initialize_by sole find_sole_by maximum minimum average any? none? many? empty? find_each find_in_batches in_batches paginate",
  ),
);
export const filters: ReadonlySet<string> = new Set(
  words(
    "where find_by find_by! exists? not find_or_create_by find_or_create_by! find_or_initialize_by create_or_find_by rewhere destroy_by delete_by",
  ),
);
export const writers: ReadonlySet<string> = new Set(
  words(
    "create create! update_all insert insert! insert_all insert_all! upsert upsert_all update update! update_columns update_attributes",
  ),
);
/** What says the columns that it writes by their names alone. */
export const namedWriters: ReadonlySet<string> = new Set(
  words(
    "update_column update_attribute increment! decrement! toggle! touch touch_all increment_counter decrement_counter",
  ),
);
/** How rows are written, given beside them. */
export const writingOptions: ReadonlySet<string> = new Set(
  words("returning unique_by on_duplicate record_timestamps update_only"),
);
/** Calls whose first text alone does: the others are values for its placeholders. */
export const takesCondition: ReadonlySet<string> = new Set(
  words("where not rewhere having find_by find_by! exists? update_all joins"),
);
/** Calls whose texts become part of the SQL. */
export const takesSql: ReadonlySet<string> = new Set(
  words(
    "where not rewhere having order reorder group select joins from pluck find_by find_by! exists? update_all delete_by destroy_by lock",
  ),
);
export const joiners: ReadonlySet<string> = new Set(
  words("joins left_joins left_outer_joins includes preload eager_load"),
);
