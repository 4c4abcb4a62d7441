export const COLUMN_CASING = "snake_case";
