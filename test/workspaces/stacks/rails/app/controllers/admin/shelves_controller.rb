module Admin
  class ShelvesController < ApplicationController
    def index
    end

    def stamp
    end
  end
end
