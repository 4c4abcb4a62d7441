class Harbour < ApplicationRecord
  has_many :boats
end
