class SettleJob
  def perform(loan, author, due_on)
    loan.remarks.where(read_at: nil).to_a
    Loan.unread.where(renewals: 1).count
    Remark.create!(subject: loan, writer: author, text: "late", notify: true, answers: [])
    Loan.find_by(due_on:)
    Loan.joins(:remarks).where(remarks: { text: "late" }).where("renewals > 2").to_a
    Loan.joins(:editor).where(editor: { name: "x" }).to_a
    Loan.where("due_on < ? AND renewals > 1", due_on).order("due_on DESC").limit(3)
    Loan.where(["renewals = ?", 1]).select("count(*) AS many").order("many DESC").first
    Loan.exists?(editor: author)
    Remark.insert({ text: "x" }, returning: :id)
    Loan.touch_all(:due_on)
  end
end
