class AddEmailToReaders < ActiveRecord::Migration[7.1]
  def change
    add_column :readers, :email, :string
    create_table(:lists) { |t| t.references :reader, null: false }
  end
end
