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
}

interface Labels : CrudRepository<Label, Long> {
    fun existsByName(name: String): Boolean
}
