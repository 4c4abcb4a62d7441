/** Initials that GORM takes for one word, in the order in which it looks for them. */
const initials =
  /API|ASCII|CPU|CSS|DNS|EOF|GUID|HTML|HTTP|HTTPS|ID|IP|JSON|LHS|QPS|RAM|RHS|RPC|SLA|SMTP|SSH|TLS|TTL|UID|UI|UUID|URI|URL|UTF8|VM|XML|XSRF|XSS/g;

/** A name as GORM has it in the database: "UserID" is "user_id". */
export function gormName(name: string): string {
  const said = name.replace(initials, (one) => one.charAt(0) + one.slice(1).toLowerCase());
  return Array.from(said, (letter, at) => beganAt(said, at) + letter.toLowerCase()).join("");
}

/** A word begins at a capital, unless that goes on a row of them. */
function beganAt(name: string, at: number): "_" | "" {
  const [before, letter, next] = [name[at - 1], name[at] ?? "", name[at + 1]];
  if (!isCapital(letter) || before === undefined || before === "_" || next === "_") return "";
  const goesOn = next === undefined || isCapital(next) || /\d/.test(next);
  return isCapital(before) && goesOn ? "" : "_";
}

const isCapital = (letter: string): boolean => /[A-Z]/.test(letter);
