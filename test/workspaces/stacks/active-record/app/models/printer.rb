# No model: what it stands below is none.
class Printer < Machine
  def self.idle
    where(busy: false)
  end
end
