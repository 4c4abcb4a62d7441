class PagesController < ApplicationController
  skip_before_action :require_member

  def home; end
  def about; end
  def terms; end
end
