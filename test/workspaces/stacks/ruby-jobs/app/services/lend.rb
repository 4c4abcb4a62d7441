class Lend
  def call(book, member)
    Lending::RemindMember.perform_in(3.days, member.id)
    ArchiveJob.set(wait: 1.hour).perform_later(book)
    job = ArchiveJob
    job.perform_later(book)
  end

  # Not asked for by anybody, and no job.
  def perform(book)
    book.lend!
  end
end
