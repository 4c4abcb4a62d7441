package depot;

import static depot.jooq.Tables.CLERK;
import static depot.jooq.Tables.PARCEL;

import org.jooq.DSLContext;

public class Clerks {
  private final DSLContext dsl;

  public Clerks(DSLContext dsl) {
    this.dsl = dsl;
  }

  public String nameOf(long id) {
    return dsl.select(CLERK.NAME).from(CLERK).where(CLERK.ID.eq(id)).fetchOne(CLERK.NAME);
  }

  public void hire(String name) {
    dsl.insertInto(CLERK).set(CLERK.NAME, name).execute();
  }

  public void fire(long id) {
    Parcel p = PARCEL.as("p");
    if (dsl.fetchExists(dsl.selectFrom(p).where(p.CLERK_ID.eq(id)))) {
      throw new IllegalStateException();
    }
    dsl.deleteFrom(CLERK).where(CLERK.ID.eq(id)).execute();
  }
}
