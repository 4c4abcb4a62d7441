Rails.application.routes.draw do
  resources :loans, only: [:index, :create, :update, :destroy]
  resources :books, only: [:index, :create, :destroy] do
    get :search, :mine, :pages, on: :collection
  end
end
