class Fine < ApplicationRecord
  def self.open_by_reader(branch)
    connection.select_all(<<~SQL)
      SELECT fines.reader_id, SUM(fines.amount)
      FROM fines
      JOIN readers ON readers.id = fines.reader_id
      WHERE readers.branch_id = #{branch.id}
      GROUP BY fines.reader_id
    SQL
  end

  def settle
    self.class.connection.execute("UPDATE #{Reader.table_name} SET owes = false WHERE id = #{reader_id.to_i}")
    "Select a reader from the list"
  end
end

class Reader < ApplicationRecord
end
