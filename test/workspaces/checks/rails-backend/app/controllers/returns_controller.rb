class ReturnsController < ApplicationController
  before_action :authenticate_member!

  # Silent: who runs the block opens a transaction around it.
  def create
    in_one_step do
      Loan.create!(book_id: params[:book_id])
      Book.update_all(lent: false)
    end
  end

  def index
    # Silent: what is wrong is seldom.
    params[:ids].each do |id|
      errors.add(:base, "#{Book.find(id).title} is lost") if id.blank?
    end
    # Silent: the first that is there is enough.
    @first = params[:ids].lazy.map { |id| Book.find_by(id: id) }.first
    # A hint alone: each is asked for once.
    kept = {}
    @titles = params[:ids].map { |id| kept[id] ||= Book.find(id).title }
  end

  private

  def in_one_step
    Loan.transaction do
      yield
    end
  end
end
