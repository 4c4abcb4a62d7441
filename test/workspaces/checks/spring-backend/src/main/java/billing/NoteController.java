package billing;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.*;

@RestController
@RequestMapping("/notes")
public class NoteController {
  @PostMapping
  @PreAuthorize("hasRole('CLERK')")
  public void write(@RequestBody Note note) {}

  @PutMapping("/{id}")
  @PreAuthorize("hasRole('CLERK')")
  public void change(@PathVariable long id, @RequestBody Note note) {}

  @DeleteMapping("/{id}")
  @PreAuthorize("hasRole('CLERK')")
  public void remove(@PathVariable long id) {}

  // Silent: it is given who asks, and serves each their own.
  @PutMapping("/{id}/read")
  public void read(@PathVariable long id, @AuthenticationPrincipal ClerkPrincipal clerk) {}
}
