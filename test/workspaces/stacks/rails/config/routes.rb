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

  namespace :open, path: nil do
    get :hours
  end
  resource :settings, only: [:show]
  resources :notes, path_names: { new: "new/:kind" }, only: [:new] do
    collection do
      patch :update
      patch "update"
    end
  end
  resources :api_keys, only: [:index], format: true
  scope controller: "pages", action: "terms" do
    get "legal/old"
  end
  get "manual/(:part)_v(:version)", to: "pages#about"
  mount Outside::Engine => "/outside"

  use_doorkeeper do
    controllers tokens: "partner_tokens"
    skip_controllers :applications, :authorized_applications, :authorizations
  end
  devise_for :librarians, sign_out_via: [:get, :delete], only: [:sessions, :omniauth_callbacks]

  def listed(name, prefix: "lists")
    scope prefix do
      resources name, only: [:index] do
        yield
      end
    end
  end
  listed(:wishes) { get :newest, on: :collection }
  admin_things :lamps do
    get :lit
  end

  def kiosk_routes
    get :screens, to: "pages#home"
  end
  kiosk_routes
  scope Kiosk::Settings.prefix, format: true do
    get :news, to: "pages#home"
    resources :tickets, only: [:show], format: nil
  end
  get "/#{ENV.fetch("SHELF_PATH", "shelf")}/:area", to: "pages#home"
  scope OUTSIDE_PREFIX do
    get :weather, to: "pages#home"
  end
  resources :halls, shallow: true, only: [] do
    resource :roof, only: :show
    resources :doors, only: :show
  end
  api_version(module: "Api::V2", path: { value: "v2" }) do
    resources :lamps, only: [:index]
  end
  desk_resources :pens, only: [:index, :show] do
    member { patch :move }
  end
  concern :stampable do |options|
    resources :stamps, options
    post :stamp, on: :member
  end
  resources :cards, only: :show do
    concerns :stampable, only: :index
  end
  with_options only: :index do |list|
    list.resources :maps
    list.resources :atlases, path: "books-of-maps"
  end
  with_options controller: "pages" do
    get "imprint", action: :home
  end
  versioned :v3
  resources :breads, path_names: { new: "bake" }, only: :new do
    new { post :smell }
  end
  { rolls: "home" }.each do |name, action|
    get "shop/#{name}", to: "pages##{action}"
  end
  [[:terms, "home"], ["privacy", "home"]].each do |(name, action)|
    get "legal/#{name}", to: "pages##{action}"
  end
  scope shallow_path: "inner" do
    resources :drawers, only: [] do
      resources :spoons, shallow: true, only: [:index, :show]
    end
  end
end

def versioned(version)
  namespace version do
    resources :ovens, only: :index
  end

  concern :noted do |options|
    resources :notes, {only: [:create]}.merge(options) do
      concerns :flagged, flagged_class: "Note"
    end
  end
  concern :flagged do |options|
    resources :flags, options.merge(only: [:new])
  end
  resources :lamps, only: [] do
    concerns :noted, path: "remarks"
  end
  Gadgets.each do |gadget|
    mount Gadget.of(gadget) => "/gadgets/#{gadget}"
  end
end
