module Fines
  class ArchiveJob < ApplicationJob
    def perform(fine)
      fine.archive!
    end
  end
end
