class GreetJob
  def perform(author)
    Author.living
    Author.living.includes(:portrait, works: :author).order(:name)
    author.works.where(printed: true).each { |work| print(work) }
    @author.works.each { |one| one.author.works.count }
    author.letters.where(sent: true)
    Novel.where(author: { name: "x" }, printed: true).pluck(:title)
    Novel.find_by(author: author)
    File.exists?("letters.txt")
    reader.works.where(printed: true)
  end
end
