module Lending
  class Base
    include Sidekiq::Job
  end

  class RemindMember < Base
    def perform(member_id)
      Member.find(member_id).remind
    end
  end
end
