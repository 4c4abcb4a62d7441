class FinesWorker
  include Sneakers::Worker
  from_queue "fines"

  def work(body)
    exchange.publish(body, routing_key: "fines.paid")
    sqs.send_message(queue_url: "https://queues.example/fines", message_body: body)
    ack!
  end
end

class ReturnsConsumer < Racecar::Consumer
  subscribes_to "returns"

  def process(message)
    # Silent: nobody is told.
    page.publish(message)
  end
end
