Rails.application.routes.draw do
  resources :loans, only: [:index, :create, :update, :destroy]
  resources :books, only: [:index, :show, :create, :destroy] do
    get :search, :mine, :pages, on: :collection
  end
  resources :shelves, only: [:index, :show, :create, :update, :destroy]
  resources :returns, only: [:index, :create]
end
