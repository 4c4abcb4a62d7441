class APIKeysController < ApplicationController
  include Listed
end
