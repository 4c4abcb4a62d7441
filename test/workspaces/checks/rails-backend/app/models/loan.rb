class Loan < ApplicationRecord
end
