module Shop
  class OfferMailer < LoanMailer
    def fresh(offer)
      mail(to: offer.email)
    end
  end
end
