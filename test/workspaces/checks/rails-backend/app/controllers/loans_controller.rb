class LoansController < ApplicationController
  before_action :authenticate_member!

  def index
    @loans = Loan.limit(50)
    @titles = @loans.map { |loan| Book.find(loan.book_id).title }
    # Silent: what is loaded along is asked for once.
    @names = Loan.includes(:book).limit(50).map { |loan| loan.book.title }
  end

  def create
    Loan.create!(book_id: params[:book_id])
    Book.update_all(lent: true)
  end

  def update
    # Silent: both or none.
    Loan.transaction do
      @loan.update!(book_id: params[:book_id])
      Book.find(params[:book_id]).update!(lent: true)
    end
    Loan.find_by_sql("SELECT colour FROM loans WHERE note = 'red' LIMIT 1")
    # Silent: `member` may be a relation.
    Loan.where(member: current_member).count
  end

  # Silent: the first is not always there when the second comes.
  def destroy
    Member.create!(name: params[:name]) if params[:name]
    if params[:book_id]
      Loan.create!(book_id: params[:book_id])
    else
      Loan.update_all(lent: false)
    end
    Book.update_all(lent: false)
  end
end
