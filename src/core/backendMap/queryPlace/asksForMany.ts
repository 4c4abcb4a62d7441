const given = [
  // IN (?), IN (:ids), IN #{ids}, = ANY($1), and a mapper's loop.
  "\\bin\\s*(?:\\(\\s*)?(?:[?:@]|%s|[$#]?\\{|\\$\\d)",
  "=\\s*any\\s*\\(\\s*[?:$@%{]",
  "<foreach\\b",
];
const called = [
  // .in_(ids), .eq_any(&ids), In(ids), inArray(orders.id, ids), whereIn("id", ids), .In("id", ids)
  "\\.(?:in_|eq_any|is_in)\\(\\s*&?[a-z_]\\w*",
  "\\b(?:In|inArray|whereIn|where_in)\\((?:\\s*[^(),]+,)?\\s*(?:\\.{3})?\\$?[a-z]\\w*",
  // { in: ids }, { [Op.in]: ids }, { $in: ids }, id__in=ids
  '(?:\\bin|\\$in|\\[Op\\.in\\]|"\\$in")\\s*:\\s*[a-z]\\w*',
  "__in\\s*=\\s*[a-z]\\w*",
  // ids.Contains(order.Id), findByOrderIdInAndStatus(ids, …)
  "(?<![.\\w])[a-z]\\w*\\.Contains\\(\\s*\\w+\\.\\w",
  "\\b(?:find|get|read|query|count|exists)\\w*By\\w*[a-z\\d]In(?:And[A-Z]|Or[A-Z]|\\()",
];
const inSql = new RegExp(given.join("|"), "i");
const inCalls = new RegExp(called.join("|"));

/** Whether a query asks for all of a list that it is given: who repeats it asks for one batch after the other. */
export const asksForMany = (query: string): boolean => inSql.test(query) || inCalls.test(query);
