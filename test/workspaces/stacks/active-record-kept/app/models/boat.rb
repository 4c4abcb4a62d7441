class Boat < ApplicationRecord
  STATES = %w[moored sailing].freeze

  belongs_to :harbour
  has_many :trips
  enum :state, STATES, prefix: true
  scope :afloat, -> { where.not(state: 2) }
  scope :trips, -> { joins(:trips).distinct }

  def self.named(name)
    name = name.strip
    where(name: name)
  end

  def last_trips
    trips.where(day: ..Date.today)
  end
end
