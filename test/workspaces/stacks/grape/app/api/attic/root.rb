module Attic
  class Root < Base
    prefix :api
    version "v1", using: :path
    before { authenticate! }

    mount Attic::Boxes
    namespace :upstairs do
      mount Chests => "chests"
    end

    route :any, "*rest" do
      error!("nothing here", 404)
    end
  end
end
