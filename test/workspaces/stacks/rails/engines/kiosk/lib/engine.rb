module Kiosk
  class Engine < ::Rails::Engine
    isolate_namespace Kiosk
  end
end
