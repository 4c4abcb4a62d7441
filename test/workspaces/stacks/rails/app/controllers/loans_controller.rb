class LoansController < ApplicationController
  before_action :require_librarian, only: [:create, :renew]

  def index
    @loans = Loan.where(member_id: current_member.id).order(:due_on)
  end

  def show
    @loan = Loan.find(params[:id])
  end

  def create
    Loan.transaction do
      Loan.create!(book_id: params[:book_id], member_id: params[:member_id])
      Book.find(params[:book_id]).update!(lent: true)
    end
  end

  def renew
    Loan.find(params[:id]).update!(due_on: 2.weeks.from_now)
  end

  def overdue
    @books = Loan.where("due_on < ?", Date.today).limit(100).map { |loan| Book.find_by(id: loan.book_id) }
  end
end
