class Loan < ApplicationRecord
  belongs_to :book
end
