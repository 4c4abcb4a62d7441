class PayJob
  def perform(order)
    order.lines.where(paid: false).count
    order.update!(paid: true)
    @rush_order.save!
    Shop::RushOrder.late.find_each { |one| one.touch }
    Shop::Order.find(1).lines.where(paid: true).to_a
    printer.save!
  end
end
