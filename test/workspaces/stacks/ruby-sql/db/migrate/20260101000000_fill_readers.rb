class FillReaders < ActiveRecord::Migration[8.0]
  def up
    execute "UPDATE readers SET owes = false WHERE owes IS NULL"
  end
end
