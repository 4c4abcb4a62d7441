class Trip < ApplicationRecord
  belongs_to :boat
end
