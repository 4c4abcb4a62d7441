class Member < ApplicationRecord
  devise :database_authenticatable, :invitable
  has_many :loans
end
