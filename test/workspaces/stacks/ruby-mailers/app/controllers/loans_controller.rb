class LoansController < ApplicationController
  def create
    LoanMailer.due(@loan).deliver_later
    LoanMailer.with(loan: @loan).late.deliver_later(wait: 1.hour)
    LoanMailer.lost(@loan).deliver_now
    Shop::OfferMailer.fresh(@offer).deliver_later!
  end
end
