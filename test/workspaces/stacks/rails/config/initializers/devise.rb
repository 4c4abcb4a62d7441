Devise.setup do |config|
  # config.omniauth :nobody
  config.omniauth :github, ENV["GITHUB_ID"], ENV["GITHUB_SECRET"]
end
