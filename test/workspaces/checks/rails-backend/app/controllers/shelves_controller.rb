class ShelvesController < ApplicationController
  before_action :authenticate_member!
  # Silent: this one is open, and the class says so.
  skip_before_action :authenticate_member!, only: :destroy
  before_action :configure_permitted_parameters

  def index
    @names = params[:ids].map { |id| borrower(id) }
    @late = LateLoans.new(params[:ids]).names
  end

  def show
    Book.find_by_sql("SELECT title FROM books WHERE title = '" + params[:title] + "' LIMIT 1")
    # Silent: a text alone, in two parts.
    Book.find_by_sql("SELECT title FROM books " + "WHERE title IS NOT NULL LIMIT 1")
  end

  def create
    head :created
  end

  def update
    head :ok
  end

  def destroy
    head :no_content
  end

  private

  def borrower(id)
    Member.find(id).name
  end
end
