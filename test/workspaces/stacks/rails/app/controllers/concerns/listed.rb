module Listed
  extend ActiveSupport::Concern

  included do
    before_action :require_member
  end

  def index
    render json: everything
  end
end
