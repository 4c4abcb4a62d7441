package depot;

import org.jooq.DSLContext;
import org.jooq.impl.DSL;

public class Plain {
  public Object first(DSLContext context, Fetcher fetcher) {
    var from = DSL
        .using(context.configuration())
        .select();
    return fetcher.fetchOne(from);
  }
}
