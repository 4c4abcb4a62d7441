package library;

import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
public interface LoanMapper {
  @Select({"SELECT id, book_id", "FROM loans", "WHERE reader = #{reader}"})
  List<Loan> ofReader(String reader);

  @Update("UPDATE loans SET returned = 1 WHERE id = #{id}")
  int giveBack(Long id);

  List<Loan> overdue(@Param("reader") String reader);

  int insertLoan(Loan loan);
}
