package shop;

import com.xxl.job.core.handler.annotation.XxlJob;
import org.apache.rocketmq.spring.annotation.RocketMQMessageListener;
import org.springframework.integration.annotation.ServiceActivator;

@RocketMQMessageListener(topic = "returns", consumerGroup = "shop")
public class Returns implements RocketMQListener<Return> {
  @Override
  public void onMessage(Return given) {}

  @ServiceActivator(inputChannel = "refundChannel", adviceChain = "retry")
  public void refund(Return given) {}

  @XxlJob("sweepReturns")
  public void sweep() {}
}
