module Admin
  class BooksController < ApplicationController
    before_action :require_librarian, except: :index

    def index; end
    def show; end
    def create; end
    def update; end
  end
end
