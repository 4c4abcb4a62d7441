class Api::SearchController < ApplicationController
  def run
    Book.where(title: params[:q]).pluck(:isbn)
  end
end
