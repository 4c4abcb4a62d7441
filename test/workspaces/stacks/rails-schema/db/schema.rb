ActiveRecord::Schema[8.0].define(version: 2026_02_01_000000) do
  create_table "readers", id: :uuid, default: -> { "gen_random_uuid()" }, force: :cascade do |t|
    t.string "card_number", limit: 12, null: false
    t.integer "fines_cents", default: 0, null: false
    t.datetime "created_at", null: false
    t.index ["card_number"], name: "index_readers_on_card_number", unique: true
  end

  create_table "readers_rooms", id: false, force: :cascade do |t|
    t.uuid "reader_id", null: false
    t.bigint "room_id", null: false
  end

  add_foreign_key "readers_rooms", "readers"
end
