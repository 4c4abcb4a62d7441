class CreateBoats < ActiveRecord::Migration[7.1]
  def change
    create_table :boats do |t|
      t.string :label
      t.string :sail
      t.integer :metres
      t.references :keeper, polymorphic: true
      t.references :berth
      t.timestamps
    end
    create_table(:sailors) { |t| t.string :name }
    create_table(:feedback) { |t| t.text :words }
    create_join_table :sailors, :boats do |t|
      t.index :boat_id
    end
    create_join_table :sailors, :berths, table_name: :moorings
  end
end
