package depot

import org.jetbrains.exposed.sql.deleteWhere
import org.jetbrains.exposed.sql.insert
import org.jetbrains.exposed.sql.selectAll
import org.jetbrains.exposed.sql.transactions.transaction

class Depot {
    fun light() = transaction {
        ParcelTable.selectAll().where { ParcelTable.weight less 5 }.map { it[ParcelTable.code] }
    }

    fun byClerk() = (ParcelTable innerJoin Clerks).selectAll().toList()

    fun send(code: String, by: Int) = transaction {
        ParcelTable.insert {
            it[ParcelTable.code] = code
            it[clerk] = by
        }
    }

    fun clerk(id: Int) = Clerk.findById(id)

    fun hire(name: String) = Clerk.new { this.name = name }

    fun clear() = ParcelTable.deleteWhere { weight eq 0 }
}
