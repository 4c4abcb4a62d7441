class CreateLoans < ActiveRecord::Migration[8.0]
  def change
    create_table :loans do |t|
      t.references :editor, index: false
      t.date :due_on
      t.integer :renewals, null: false, default: 0
      t.datetime :read_at
    end
    create_table :remarks do |t|
      t.references :subject, polymorphic: true, index: false
      t.bigint :written_by
      t.string :text
      t.datetime :read_at
    end
  end
end
