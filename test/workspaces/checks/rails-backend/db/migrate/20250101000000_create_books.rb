class CreateBooks < ActiveRecord::Migration[8.0]
  def change
    create_table :books do |t|
      t.string :title, null: false
      t.boolean :lent, null: false, default: false
      t.timestamps
    end
    create_table :loans do |t|
      t.references :book, null: false
      t.string :note
    end
  end
end
