package library

import org.springframework.jdbc.core.simple.JdbcClient
import org.springframework.transaction.annotation.Transactional
import org.springframework.web.bind.annotation.PostMapping
import org.springframework.web.bind.annotation.RequestParam
import org.springframework.web.bind.annotation.RestController

@RestController
class Rooms(private val client: JdbcClient, private val books: BookRepository) {
    @Transactional
    @PostMapping("/rooms")
    fun open(@RequestParam name: String, ids: List<Long>) {
        client.sql("INSERT INTO rooms (name) VALUES ('$name')").update()
        for (id in ids) {
            client.sql(
                """
                UPDATE books SET room = :room
                WHERE id = :id
                """.trimIndent(),
            ).param("id", id).update()
            books.findById(id)
        }
        ids.map { books.deleteById(it) }
        ids.chunked(500).forEach { books.deleteAllById(it) }
    }

    val ofOneYear = "select b from Book b where b.year = :year"

    fun forget(entityManager: EntityManager) {
        entityManager.createQuery(
            """
            DELETE FROM Book b WHERE b.year < :year
            """.trimIndent(),
        ).executeUpdate()
    }
}
