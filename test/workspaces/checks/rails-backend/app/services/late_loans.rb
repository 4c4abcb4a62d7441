class LateLoans
  def initialize(ids)
    @ids = ids
  end

  def names
    @ids.map { |id| Book.find(id).title }
  end

  # Silent: what is in front of it is put there by another method, and may be of that name.
  def shades
    with_parts("loans" => "SELECT note AS shade FROM older_loans", <<~SQL)
      SELECT shade FROM loans WHERE shade = 'red' LIMIT 1
    SQL
  end

  # Silent: who asks for it may say in front what its tables are.
  def older
    <<~SQL.squish
      SELECT note FROM older_loans LIMIT 1
    SQL
  end

  # Silent: a variable is called like the method that asks.
  def counts(members)
    loan_count = members.to_h { |member| [member.id, 0] }
    members.each do |member|
      member.total = loan_count[member.id]
    end
  end

  def loan_count
    Loan.where(note: "late").count
  end

  # Silent: whoever goes through them asks for all of them at once.
  def parts(words)
    words.map { |word| Loan.where(note: word).select(:id) }
  end

  # Silent: they are put together in turns, and asked once.
  def noted(words)
    scope = Loan.where(book_id: @ids)
    words.each { |word| scope = scope.where.not(note: word) }
    scope.limit(20).to_a
  end
end
