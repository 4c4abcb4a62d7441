ArchiveJob.perform_later(1)
