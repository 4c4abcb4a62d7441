package yard;

import java.util.List;
import org.apache.ibatis.annotations.Param;

public interface PalletMapper {
  List<Pallet> findSorted(@Param("sort") String sort);

  List<Pallet> findMarked(@Param("mark") String mark);

  List<Pallet> findOldest(@Param("order") String order);
}
