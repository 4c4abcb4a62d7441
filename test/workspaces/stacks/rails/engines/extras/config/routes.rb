Kiosk::Engine.add_routes do
  get :extras, to: "screens#extras"
end

Rails.application.routes.append do
  get :appended, to: "pages#terms"
end
