class OpenController < ApplicationController
  def hours; end
end
