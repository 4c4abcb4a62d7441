class PrintingsController < ActionController::Base
  def create
    scope = params[:scope]
    found = Novel.find(params[:id])
    found.printed = true
    found.save!
    copy = found.dup
    copy.title = scope
    copy.save
    writer = found.author
    writer.update!(name: scope)
    made = Novel.new(title: scope)
    made.save
  end

  def index
    many = Novel.where(printed: true)
    many.update(printed: false)
    first = Author.living.first
    first.works.where(printed: true).to_a
    thing = unknown(1)
    thing.save
  end
end
