package shop;

import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.JpaRepository;

public interface Customers extends JpaRepository<Customer, Long> {
  Optional<Customer> findByEmail(String email);

  List<Customer> findByActiveTrueAndFirstNameContainingOrderByCreatedAtDesc(
      String part, Pageable page);

  long countByActive(boolean active);

  void deleteByEmail(String email);

  @Query("select c from Customer c where c.address.zipCode = :zip and c.active = shop.Kind.OPEN")
  List<Customer> findNear(String zip);

  List<Customer> findByAddressZipCode(String zip);
}
