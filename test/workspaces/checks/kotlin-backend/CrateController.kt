package yard

import org.springframework.data.jpa.repository.JpaRepository
import org.springframework.web.bind.annotation.*

@RestController
@RequestMapping("/crates")
class CrateController(private val crates: CrateRepository, private val tags: TagRepository) {
  @GetMapping("/tags")
  fun tagsOfAll(@RequestParam names: List<String>): List<Tag> = names.map { tags.findByName(it) }

  @GetMapping("/tags/each")
  fun tagsOfEach(@RequestParam names: List<String>): List<Tag> {
    val found = mutableListOf<Tag>()
    for (name in names) {
      found.add(tags.findByName(name))
    }
    return found
  }

  // For Claude to judge: the loop writes what it reads, or asks for many at a time.
  @PostMapping("/close")
  fun close(@RequestParam yard: String) {
    tags.findAllByYard(yard).forEach { tag ->
      val crate = crates.findByLabel(tag.name)
      crates.save(crate.copy(label = ""))
    }
  }

  @PostMapping("/check")
  fun check(@RequestBody labels: Map<String, List<String>>): List<Crate> =
    labels.entries.flatMap { crates.findByLabelInAndOwner(it.value, it.key) }
}

interface CrateRepository : JpaRepository<Crate, Long> {
  fun findByLabel(label: String): Crate
  fun findByLabelInAndOwner(labels: List<String>, owner: String): List<Crate>
}

interface TagRepository : JpaRepository<Tag, Long> {
  fun findByName(name: String): Tag
  fun findAllByYard(yard: String): List<Tag>
}
