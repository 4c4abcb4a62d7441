import type { BackendMap, Table } from "../../backendMap.ts";

/** Who uses a service: they come one by one, and many. */
const people =
  /(?:user|account|customer|member|person|people|contact|client|subscriber|profile|patient|student|employee|guest|visitor|lead|buyer|seller|applicant|candidate|donor|participant|attendee|passenger|follower|player|reader)s?$/i;
/** When a row came to be: what keeps that is a record of something that happened. */
const moment =
  /^(?:created|inserted|added|posted|placed|issued|sent|received|ordered|started|occurred|logged)(?:_?(?:at|on|date|time|timestamp|utc))?$|^(?:timestamp|event_?time|date_?(?:created|added))$/i;
/** What a service is set up with, whatever it keeps of each. */
const settings =
  /(?:config|configuration|setting|option|preference|parameter|propert(?:y|ie)|permission|role|migration|template|kind|type|categor(?:y|ie)|(?<=.)statuse?|priorit(?:y|ie)|currenc(?:y|ie)|countr(?:y|ie)|language|locale|tier|theme|reason)s?$|(?:^|_)(?:db_?)?versions?$/i;
const reference = /(?:_id|[a-z]Id|_uuid|_key)$/;

/** Where so many of so many tables keep it, each does, whatever its rows are. */
const mostWithMoment = 2 / 3;
const fewestTables = 8;

/**
 * Finds the tables whose rows multiply by use: people, what belongs to a row of another table, and what
 * keeps when it came to be, where not all tables do. What has none of these, or is called so, is what a service is set up with:
 * settings, kinds, platforms. A table of which no column is known may be anything.
 */
export function multiplying({ tables }: BackendMap): (name: string) => boolean {
  const known = new Map(tables.map((one) => [one.name, one]));
  const share = tables.filter(keepsMoment).length / Math.max(fewestTables, tables.length);
  return (name) => {
    const table = known.get(name);
    if (table === undefined || table.columns.length === 0) return true;
    return multiplies(table) || (share < mostWithMoment && isOfMoments(table));
  };
}

function multiplies({ name, columns, foreignKeys }: Table): boolean {
  if (settings.test(name)) return false;
  if (people.test(name) || foreignKeys.some((one) => one.table !== name)) return true;
  return columns.some((one) => reference.test(one.name));
}

const isOfMoments = (table: Table): boolean => !settings.test(table.name) && keepsMoment(table);
const keepsMoment = ({ columns }: Table): boolean => columns.some((one) => moment.test(one.name));
