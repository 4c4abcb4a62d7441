class SweepJob < ApplicationJob
  def build_enumerator(cursor:)
    enumerator_builder.active_record_on_records(Loan.all, cursor: cursor)
  end

  def each_iteration(loan)
    loan.sweep
  end
end
