package garden

import org.springframework.jdbc.core.JdbcTemplate
import org.springframework.stereotype.Service

@Service
class Plants(private val jdbc: JdbcTemplate) {
  fun grown(colour: String?): List<Map<String, Any>> {
    var sql = "SELECT name FROM plants WHERE 1 = 1"
    if (colour != null) {
      sql += " AND colour = '$colour'"
    }
    sql += " LIMIT 20"
    return jdbc.queryForList(sql)
  }

  fun built(colour: String?): List<Map<String, Any>> {
    val sql = StringBuilder("SELECT name FROM plants")
    if (colour != null) {
      sql.append(" WHERE colour = '").append(colour).append("'")
    }
    return jdbc.queryForList(sql.toString())
  }
}
