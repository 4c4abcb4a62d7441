class Member < ApplicationRecord
  has_many :books
end
