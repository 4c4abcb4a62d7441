class LoansConsumer < ApplicationConsumer
  def consume
    messages.each { |message| Karafka.producer.produce_async(topic: "loans_counted", payload: message.raw_payload) }
  end
end
