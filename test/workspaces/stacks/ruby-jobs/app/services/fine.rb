module Fines
  class Fine
    def close
      ArchiveJob.perform_later(self)
      ::ArchiveJob.set(wait: 1.day).perform_later(book)
    end
  end
end
