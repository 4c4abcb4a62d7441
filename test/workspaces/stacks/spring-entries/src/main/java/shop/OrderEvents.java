package shop;

import org.springframework.amqp.rabbit.annotation.RabbitListener;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.scheduling.annotation.Scheduled;

public class OrderEvents {
  private static final String PAID = "orders.paid";

  @KafkaListener(topics = {PAID, "orders.cancelled"}, groupId = "shop")
  public void settle(String event) {}

  @RabbitListener(queues = "stock")
  void restock(String event) {}

  @Scheduled(cron = "0 0 3 * * *")
  public void archive() {}

  @Scheduled(fixedRate = 5000)
  public void poll() {}
}
