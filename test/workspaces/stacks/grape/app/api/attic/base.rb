module Attic
  class Base < Grape::API
    format :json
  end
end
