class CreateLoans < ActiveRecord::Migration[8.0]
  def change
    create_table :library_books do |t|
      t.string :isbn, null: false, index: { unique: true }
      t.string :title
      t.timestamps
    end
    create_table :loans do |t|
      t.references :book, null: false, foreign_key: { to_table: :library_books }
      t.belongs_to :member
      t.date :due_on, null: false
    end
  end
end
