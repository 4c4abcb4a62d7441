class Boat < ApplicationRecord
  def self.long
    BoatLength.where(metres: 12)
  end

  def self.told
    Feedback.pluck(:words)
  end
end
