class CreateNovels < ActiveRecord::Migration[8.0]
  def up
    create_table(:novels) do |t|
      t.references :author, null: false
      t.string :title, null: false
      t.boolean :printed, null: false, default: false
      t.date :printed_on
    end
    Novel.where(old: true).update_all(printed: true)
  end
end
