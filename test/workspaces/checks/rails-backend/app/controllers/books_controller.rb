class BooksController < ApplicationController
  before_action :authenticate_member!, only: [:index, :show, :create, :search, :mine, :pages]

  def index
    @books = Book.order(:title)
  end

  def search
    Book.where("title LIKE '%#{params[:q]}%'").first
    Book.where("title LIKE ?", "%#{params[:q]}%").first
    @books = Book.where(title: params[:q]).limit(20)
  end

  # Silent: what one member has is not all that there is.
  def mine
    @chosen = Book.in_order_of(:id, params[:ids])
    @books = current_member.books.order(:title)
  end

  # Silent: who is given the relation takes a page of it.
  def pages
    books = Book.order(:title)
    @page = paginate(books)
    @newest = paginate(Book.order(:id))
  end

  def show
    head :ok
  end

  def create
    Book.create!(title: params[:title])
  end

  def destroy
    Book.find(params[:id]).destroy!
  end
end
