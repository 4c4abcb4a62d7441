package yard

import jakarta.persistence.*

@Entity
@Table(name = "crates")
data class Crate(@Id val id: Long, val label: String, val owner: String)

@Entity
@Table(name = "tags")
data class Tag(@Id val id: Long, val name: String, val yard: String)
