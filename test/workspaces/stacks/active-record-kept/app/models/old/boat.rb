module Old
  class Boat < ApplicationRecord
    self.table_name = "old_boats"
    has_many :trips
  end

  class Trip < ApplicationRecord
    self.table_name = "old_trips"
    belongs_to :boat
  end
end
