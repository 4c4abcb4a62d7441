package clinic;

import java.util.List;
import org.springframework.data.domain.Pageable;
import org.springframework.web.bind.annotation.*;

@RestController
public class VisitController {
  private final VisitService visits;

  public VisitController(VisitService visits) {
    this.visits = visits;
  }

  @GetMapping("/visits")
  public List<Visit> all() {
    return visits.all();
  }

  // Silent: the one of this name that takes a page.
  @GetMapping("/visits/paged")
  public List<Visit> paged(Pageable page) {
    return visits.all(page);
  }

  @PostMapping("/visits")
  public void add(@RequestBody Visit visit) {
    visits.add(visit);
  }

  @PostMapping("/visits/owners")
  public List<String> owners(@RequestBody List<Long> pets) {
    return visits.owners(pets);
  }

  @GetMapping("/visits/notes")
  public List<Visit> notes(Pageable page) {
    return visits.notes(page);
  }

  @GetMapping("/visits/noted")
  public List<Visit> noted() {
    return visits.noted();
  }
}
