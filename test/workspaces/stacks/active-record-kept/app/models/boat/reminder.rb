class Boat < ApplicationRecord
  class Reminder
    def call(boat)
      boat
    end
  end
end
