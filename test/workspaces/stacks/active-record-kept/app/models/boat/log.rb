class Boat < ApplicationRecord
  class Log
    def call(boat)
      boat
    end
  end
end
