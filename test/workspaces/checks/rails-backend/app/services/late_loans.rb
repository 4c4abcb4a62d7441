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

  # Silent: they are put together in turns, and asked once.
  def noted(words)
    scope = Loan.where(book_id: @ids)
    words.each { |word| scope = scope.where.not(note: word) }
    scope.limit(20).to_a
  end
end
