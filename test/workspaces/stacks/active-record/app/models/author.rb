class Author < ApplicationRecord
  has_many :works, class_name: "Novel"
  has_many :letters, as: :writer
  with_options dependent: :destroy do
    has_one :portrait
  end

  scope :living, -> { where(died_on: nil) }

  def self.named(name)
    find_by(name:)
  end

  def rename(name)
    # One's own method, no query of the class.
    find(name)
    update!(name:)
  end
end

class Novel < ApplicationRecord
  belongs_to :author
  belongs_to :subject, polymorphic: true

  class << self
    def recent
      order(:printed_on).limit(3)
    end
  end
end

class Portrait < ApplicationRecord
end
