module Library
  class Reader < ApplicationRecord
  end

  class Fine < ApplicationRecord
    self.table_name = "fines"
  end
end
