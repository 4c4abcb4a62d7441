class LendBooks < ActiveRecord::Migration[8.0]
  def up
    add_column :library_books, :lent, :boolean, null: false, default: false
    rename_column :library_books, :title, :name
    add_index :loans, [:member_id, :due_on]
  end

  def down
    remove_column :library_books, :lent
  end
end
