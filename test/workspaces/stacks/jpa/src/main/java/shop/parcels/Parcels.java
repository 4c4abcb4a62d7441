package shop.parcels;

import org.springframework.data.jpa.repository.JpaRepository;

public interface Parcels extends JpaRepository<Parcel, String> {
  Parcel findFirstByWeight(int weight);
}
