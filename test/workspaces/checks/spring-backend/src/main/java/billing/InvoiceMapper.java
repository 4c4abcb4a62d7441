package billing;

import java.util.List;
import org.apache.ibatis.annotations.Mapper;

@Mapper
public interface InvoiceMapper {
    List<Long> late(long id);

    List<Long> sorted(String sort);

    List<Long> chosen(String orderByClause);
}
