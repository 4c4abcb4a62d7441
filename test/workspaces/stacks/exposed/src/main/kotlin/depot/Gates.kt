package depot

import org.jetbrains.exposed.sql.JoinType
import org.jetbrains.exposed.sql.Table
import org.jetbrains.exposed.sql.selectAll

const val GATES_TABLE = "depot_gates"
const val GATE_COLUMN = "gate_no"

object GatesTable : Table(GATES_TABLE) {
    val number = integer(GATE_COLUMN)
    val clerk = reference("clerk_id", Clerks)
}

class Gates {
    fun guarded() = GatesTable.innerJoin(Clerks).selectAll().toList()

    fun parcels() =
        GatesTable
            .join(ParcelTable, JoinType.LEFT, GatesTable.clerk, ParcelTable.clerk)
            .selectAll()
            .where { GatesTable.number eq 1 }
            .count()
}
