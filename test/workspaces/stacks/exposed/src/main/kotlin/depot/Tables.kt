package depot

import org.jetbrains.exposed.dao.IntEntity
import org.jetbrains.exposed.dao.IntEntityClass
import org.jetbrains.exposed.dao.id.EntityID
import org.jetbrains.exposed.dao.id.IntIdTable
import org.jetbrains.exposed.sql.Table

object Clerks : IntIdTable("clerk") {
    val name = varchar("name", 50).nullable()
}

object ParcelTable : Table() {
    val code = varchar("code", 12)
    val clerk = reference("clerk_id", Clerks)
    val weight = integer("weight").default(0)
    override val primaryKey = PrimaryKey(code)
}

class Clerk(id: EntityID<Int>) : IntEntity(id) {
    companion object : IntEntityClass<Clerk>(Clerks)

    var name by Clerks.name
}
