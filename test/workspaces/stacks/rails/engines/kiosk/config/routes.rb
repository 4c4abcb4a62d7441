Kiosk::Engine.routes.draw do
  get "screen", to: "screens#show"
end
