class CreateReaders < ActiveRecord::Migration[4.2]
  def self.up
    create_table :readers, id: :uuid do |t|
      t.string :card_number, null: false
      t.string :nickname
    end
    create_table(:shelves) { |t| t.string :label }
  end

  def self.down
    drop_table :readers
  end
end
