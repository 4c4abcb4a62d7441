class AddShelf < ActiveRecord::Migration[8.0]
  def change
    add_column :books, :shelf, :string, null: false
    # Silent: null is allowed.
    add_timestamps :loans, null: true
  end
end
