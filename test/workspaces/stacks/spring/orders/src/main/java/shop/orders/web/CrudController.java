package shop.orders.web;

import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

public abstract class CrudController<T> {
  protected abstract T load(long id);

  @GetMapping("/{id}")
  public T find(@PathVariable long id) {
    return load(id);
  }

  @DeleteMapping("/{id}")
  public void remove(@PathVariable long id) {
    load(id);
  }
}
