Rails.application.routes.draw do
  devise_for :members, path_names: { sign_in: "enter" }, skip: [:passwords, :registrations]
  root "pages#home"
  get "up" => "rails/health#show", as: :health
  # get "commented" => "pages#none"

  concern :commentable do
    resources :comments, only: [:create]
  end

  resources :loans, only: %i[index show create], concerns: :commentable do
    member do
      post :renew
    end
    get :overdue, on: :collection
    resource :receipt, only: :show
  end

  namespace :admin do
    resources :books, param: :isbn, except: [:new, :edit, :destroy]
    scope :reports, controller: "reports" do
      get "daily(.:format)", action: :daily
    end
  end

  scope "/api/v1", module: "api" do
    resources :shelves, shallow: true, only: [:index] do
      resources :slots, only: [:index, :show]
    end
    match "search", to: "search#run", via: [:get, :post]
  end

  %w[about terms].each do |page|
    get "/info/#{page}", to: "pages##{page}"
  end

  authenticate :member, ->(member) { member.librarian? } do
    mount Sidekiq::Web => "/jobs"
  end
  mount Kiosk::Engine, at: "/kiosk"
  draw :partners
end
