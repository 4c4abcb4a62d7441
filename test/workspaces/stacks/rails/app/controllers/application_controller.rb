class ApplicationController < ActionController::Base
  before_action :require_member
end
