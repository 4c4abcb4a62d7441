class Librarian < ApplicationRecord
  include SignsIn
end
