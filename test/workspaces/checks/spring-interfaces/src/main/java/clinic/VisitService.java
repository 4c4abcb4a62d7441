package clinic;

import java.util.List;
import org.springframework.data.domain.Pageable;

public interface VisitService {
  List<Visit> all();

  List<Visit> all(Pageable page);

  void add(Visit visit);

  List<String> owners(List<Long> pets);

  Integer count(Long pet);

  Integer countOf(Long pet);

  List<Visit> notes(Pageable page);

  List<Long> countsOf(List<Long> ids);

  List<Visit> chosen(VisitCriteria criteria);

  List<Visit> noted();
}
