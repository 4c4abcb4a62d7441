class LoansController < ApplicationController
  def index
    @loans = Loan.limit(50)
    @titles = @loans.map { |loan| Book.find(loan.book_id).title }
  end

  def create
    Loan.create!(book_id: params[:book_id])
    Book.update_all(lent: true)
  end
end
