package depot

import depot.jooq.Tables
import org.jooq.DSLContext

class Parcels(private val dsl: DSLContext) {
    private val p = Tables.PARCEL
    private val c = Tables.CLERK

    fun heavy(limit: Int) =
        dsl
            .select(p.LABEL, c.NAME)
            .from(p)
            .leftJoin(c).on(p.CLERK_ID.eq(c.ID))
            .where(p.WEIGHT.gt(limit))
            .orderBy(p.LABEL.asc())
            .fetch()

    fun weigh(id: Long, weight: Int) =
        dsl.update(p).set(p.WEIGHT, weight).where(p.ID.eq(id)).execute()
}
