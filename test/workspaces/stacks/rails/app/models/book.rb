class Book < ApplicationRecord
  self.table_name = "library_books"
end
