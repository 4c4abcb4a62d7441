task convert: :environment do
  class OldBoat < ActiveRecord::Base
    establish_connection :old
  end
  OldBoat.find_each { |one| Boat.create!(name: one.label) }
end
