class LoanMailer < ApplicationMailer
  def due(loan)
    mail(to: loan.email)
  end

  def late
    mail(to: params[:loan].email)
  end

  def lost(loan)
    mail(to: loan.email)
  end

  private

  def address
    "x"
  end
end
