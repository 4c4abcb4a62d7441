Rails.application.routes.draw do
  get "home", to: "home#index"
  scope "in" do
    mount Attic::Root => "/attic"
  end
  mount Sidekiq::Web => "/work"
end
