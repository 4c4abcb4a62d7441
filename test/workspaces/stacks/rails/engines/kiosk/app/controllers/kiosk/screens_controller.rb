module Kiosk
  class ScreensController < ApplicationController
    def show; end
    alias_method :extras, :show
  end
end
