package pay;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.web.client.RestTemplate;

public class Rates {
  private static final String TOPIC = "rates.changed";
  private final RestTemplate http = new RestTemplate();
  private final KafkaTemplate<String, String> kafka;
  private final RabbitTemplate rabbitTemplate;
  private final StringRedisTemplate redis;

  @Value("${RATES_TOKEN:none}")
  private String token;

  @Value("${rates.page}")
  private int page;

  Rates(KafkaTemplate<String, String> kafka, RabbitTemplate rabbitTemplate, StringRedisTemplate redis) {
    this.kafka = kafka;
    this.rabbitTemplate = rabbitTemplate;
    this.redis = redis;
  }

  void load(HttpClient client) throws Exception {
    String base = System.getenv("RATES_URL");
    http.getForObject("https://rates.example.com/today", String.class);
    var slow = HttpRequest.newBuilder(URI.create("https://slow.example.com")).GET().build();
    client.send(
        HttpRequest.newBuilder()
            .uri(URI.create("https://quick.example.com"))
            .timeout(Duration.ofSeconds(2))
            .build(),
        null);
    kafka.send(TOPIC, base);
    rabbitTemplate.convertAndSend("money", "rates.stored", base);
    http.toString();
  }
}
