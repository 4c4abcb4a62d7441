module Kiosk
  class Settings
    def self.prefix
      "front"
    end
  end
end
