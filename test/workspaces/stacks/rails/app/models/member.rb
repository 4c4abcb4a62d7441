class Member < ApplicationRecord
  devise :database_authenticatable
  has_many :loans
end
