scope "partners/:partner" do
  patch "stock", to: "partners/stock#update"
end
namespace :admin do
  resources :shelves, only: :index, concerns: :stampable
end
