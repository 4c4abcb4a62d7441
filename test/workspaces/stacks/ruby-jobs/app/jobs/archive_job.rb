class ArchiveJob < ApplicationJob
  queue_as :low

  def perform(book)
    book.archive!
  end
end
