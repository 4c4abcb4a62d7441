package clinic;

import java.util.List;
import java.util.Optional;
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

  @PostMapping("/visits/counts")
  public List<Integer> counts(@RequestBody List<Long> pets) {
    return pets.stream().map(pet -> visits.count(pet)).toList();
  }

  // Silent: there is one thing at most.
  @GetMapping("/visits/count")
  public Integer count(@RequestParam Optional<Long> pet) {
    return pet.map(one -> visits.countOf(one)).orElse(0);
  }

  @GetMapping("/visits/notes")
  public List<Visit> notes(Pageable page) {
    return visits.notes(page);
  }

  @GetMapping("/visits/counts-of")
  public List<Long> countsOf(@RequestParam List<Long> ids) {
    return visits.countsOf(ids);
  }

  @GetMapping("/visits/chosen")
  public List<Visit> chosen(VisitCriteria criteria) {
    return visits.chosen(criteria);
  }

  @GetMapping("/visits/noted")
  public List<Visit> noted() {
    return visits.noted();
  }
}
