class Boat < ApplicationRecord
  class Crew
    def call(boat)
      boat
    end
  end
end
