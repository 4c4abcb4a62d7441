module Remarkable
  extend ActiveSupport::Concern

  included do
    has_many :remarks, class_name: "Remark", as: :subject
    belongs_to :editor, class_name: "Author"
    scope :unread, -> { where(read_at: nil) }
  end
end

class Remark < ApplicationRecord
  belongs_to :subject, polymorphic: true
  belongs_to :writer, class_name: "Author", foreign_key: "written_by"
  has_many :answers
  attr_accessor :notify
end

class Loan < ApplicationRecord
  include Remarkable

  def settle(day)
    self.class.where(id: id).update_all("renewals = renewals + 1")
    increment!(:renewals)
    update_column(:due_on, day)
  end
end
