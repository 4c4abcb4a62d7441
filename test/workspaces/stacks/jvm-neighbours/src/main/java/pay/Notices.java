package pay;

import com.google.cloud.spring.pubsub.core.PubSubTemplate;
import org.springframework.beans.factory.annotation.Value;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

public class Notices {
  private static final String PAID = "https://queues.example/paid";
  private final PubSubTemplate pubSubTemplate;
  private final String depot;

  public Notices(PubSubTemplate pubSubTemplate, @Value("http://${DEPOT_ADDR}/levels") String depot) {
    this.pubSubTemplate = pubSubTemplate;
    this.depot = depot;
  }

  public void paid(String body) {
    sqs.sendMessage(SendMessageRequest.builder().queueUrl(PAID).messageBody(body).build());
    sns.publish(PublishRequest.builder().topicArn("arn:aws:sns:eu:1:paid").message(body).build());
    pubSubTemplate.publish("paid", body);
  }
}
