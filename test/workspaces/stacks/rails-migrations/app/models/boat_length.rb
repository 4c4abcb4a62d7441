class BoatLength < ApplicationRecord
end
