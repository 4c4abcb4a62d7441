Rails.application.routes.draw do
  get "found" => "plants#found"
  get "sorted" => "plants#sorted"
  get "newest" => "plants#newest"
end
