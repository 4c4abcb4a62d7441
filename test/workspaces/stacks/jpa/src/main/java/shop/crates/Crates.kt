package shop.crates

import org.springframework.data.annotation.Id
import org.springframework.data.domain.Persistable
import org.springframework.data.repository.kotlin.CoroutineCrudRepository

data class FruitCrate(
    @Id
    val code: String,
    val eierNavn: String,
    val måltVekt: Int,
) : Persistable<String> {
    override fun getId(): String = code
    override fun isNew(): Boolean = false
}

interface FruitCrateRepository : CoroutineCrudRepository<FruitCrate, String> {
    suspend fun findByMåltVektGreaterThan(vekt: Int): FruitCrate?
}

class CrateService(private val crates: FruitCrateRepository) {
    suspend fun weigh(code: String) {
        val crate = crates.findById(code) ?: return
        crates.save(crate.copy(måltVekt = 3))
    }
}
