package ferry;

import io.micronaut.http.annotation.Get;
import io.micronaut.http.client.annotation.Client;

@Client("/harbours")
public interface HarbourClient {
  @Get("/{id}")
  String harbour(String id);
}
