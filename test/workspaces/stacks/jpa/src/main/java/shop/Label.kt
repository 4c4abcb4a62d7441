package shop

import jakarta.persistence.Column
import jakarta.persistence.Entity
import jakarta.persistence.GeneratedValue
import jakarta.persistence.Id
import jakarta.persistence.ManyToOne
import org.springframework.data.repository.CrudRepository

@Entity
data class Label(
    @Id @GeneratedValue val id: Long? = null,
    @Column(name = "title") val name: String,
    val colourCode: String?,
) {
    @ManyToOne
    lateinit var owner: Customer

    val display: String
        get() = name

    companion object {
        val today: LocalDate = LocalDate.now()
    }
}

interface Labels : CrudRepository<Label, Long> {
    fun existsByName(name: String): Boolean

    fun findByOwnerEmailAndColourCodeIsNull(email: String): List<Label>

    @Query("select l from Label l where l.owner.active = true order by l.name")
    fun findOfActive(): List<Label>

    fun findByOwnerId(id: Long): List<Label>

    @Query("select l.owner.id, c.number from Label l join l.owner o left join fetch o.orders join o.labels x where l.id = :id")
    fun findWithOwner(id: Long): Label?
}
