package shop;

import jakarta.persistence.EntityManager;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

@Service
public class Orders {
  private final Customers customers;
  private final EntityManager em;
  private final TransactionTemplate transactionTemplate;

  public Orders(Customers customers, EntityManager em, TransactionTemplate transactionTemplate) {
    this.customers = customers;
    this.em = em;
    this.transactionTemplate = transactionTemplate;
  }

  public void greet(List<Long> ids) {
    for (Long id : ids) {
      customers.findById(id).map(customer -> customers.save(customer));
    }
    ids.stream().map(id -> customers.getReferenceById(id)).toList();
    for (Customer each : customers.findAll()) {
      System.out.println(each);
    }
  }

  @Transactional
  public void place(CustomerOrder order, Long id) {
    Customer customer = em.find(Customer.class, id);
    em.persist(order);
    this.customers.deleteById(id);
  }

  public void close(CustomerOrder order) {
    transactionTemplate.executeWithoutResult(status -> em.remove(order));
    transactionTemplate.toString();
  }
}
