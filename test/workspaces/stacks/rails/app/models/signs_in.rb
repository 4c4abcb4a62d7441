module SignsIn
  extend ActiveSupport::Concern

  included do
    devise :two_factor_authenticatable, *(:omniauthable if ENV["GITHUB_ID"])
  end
end
