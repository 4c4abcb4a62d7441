ActiveRecord::Schema[7.1].define(version: 2026_01_01_000000) do
  create_table "boats" do |t|
    t.string "name"
    t.integer "state"
    t.integer "harbour_id"
    t.string "slug"
  end

  create_table "trips" do |t|
    t.integer "boat_id"
    t.date "day"
  end

  create_table "old_boats" do |t|
    t.string "name"
  end

  create_table "old_trips" do |t|
    t.integer "boat_id"
    t.date "day"
  end

  create_table "harbours" do |t|
    t.string "name"
  end

  create_table "reports" do |t|
    t.string "title"
  end

  create_table "taggings" do |t|
    t.string "context"
  end
end
