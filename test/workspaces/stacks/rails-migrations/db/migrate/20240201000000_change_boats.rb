class ChangeBoats < ActiveRecord::Migration[7.1]
  class Captain < ActiveRecord::Base
  end

  def up
    change_table :boats do |t|
      t.remove :sail
      t.rename :label, :name
      t.change :metres, :decimal
      t.remove_references :keeper, polymorphic: true
      t.string :flag
    end
    remove_reference :boats, :berth
    create_view :boat_lengths
    Captain.update_all(rank: 1)
  end

  def down
    drop_view :boat_lengths
  end
end
