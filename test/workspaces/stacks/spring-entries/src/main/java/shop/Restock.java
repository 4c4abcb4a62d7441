package shop;

import org.springframework.amqp.rabbit.annotation.RabbitHandler;
import org.springframework.amqp.rabbit.annotation.RabbitListener;

@RabbitListener(queues = "restock")
public class Restock {
  @RabbitHandler
  public void pallets(Pallet pallet) {}

  @RabbitHandler
  public void boxes(Box box) {}

  public void count() {}
}
