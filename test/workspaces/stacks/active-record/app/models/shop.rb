module Shop
  class Base < ActiveRecord::Base
    self.abstract_class = true
    has_many :notes, class_name: "Shop::Note"
  end

  class Note < Base
  end

  class Order < Base
    belongs_to :author
    has_many :lines, class_name: "Shop::OrderLine"

    def pay!(amount)
      lines.where(paid: false).update_all(paid: true)
      self.notes.create!(text: "paid")
      update!(paid: amount)
    end

    def shown
      lines = [author]
      lines.select(&:named)
    end

    def open(notes)
      notes.where(paid: false)
    end
  end

  class OrderLine < Base
  end

  # In the table of what it stands below.
  class RushOrder < Order
    scope :late, -> { where(paid: false) }
  end
end
