class LateLoans
  def initialize(ids)
    @ids = ids
  end

  def names
    @ids.map { |id| Book.find(id).title }
  end
end
