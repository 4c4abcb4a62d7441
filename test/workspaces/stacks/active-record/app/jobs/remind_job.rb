class RemindJob < ApplicationJob
  # Reader.where(name: "commented") is no query.
  def perform(day)
    Library::Fine.where(due_on: day).find_each do |fine|
      Library::Reader.find(fine.reader_id).update!(reminded: true)
    end
    Library::Fine.where("due_on < ?", day).order(:due_on).pluck(:id)
    Rails.cache.delete("fines")
    Time.zone.now
  end
end
