class StockServer < Shop::Stock::Service
  def get_level(request, _call)
    Shop::Amount.new(amount: 1)
  end

  def helper
  end
end
