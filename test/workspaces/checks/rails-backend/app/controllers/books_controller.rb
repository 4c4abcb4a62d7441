class BooksController < ApplicationController
  before_action :authenticate_member!, only: [:index, :create, :search]

  def index
    @books = Book.order(:title)
  end

  def search
    Book.where("title LIKE '%#{params[:q]}%'").first
    Book.where("title LIKE ?", "%#{params[:q]}%").first
    @books = Book.where(title: params[:q]).limit(20)
  end

  def create
    Book.create!(title: params[:title])
  end

  def destroy
    Book.find(params[:id]).destroy!
  end
end
