class LendingApp < Karafka::App
  routes.draw do
    topic :loans_opened do
      consumer LoansConsumer
    end
    topic "loans_closed" do
      consumer LoansConsumer
    end
  end
end
