package garden

import org.springframework.web.bind.annotation.GetMapping
import org.springframework.web.bind.annotation.RequestParam
import org.springframework.web.bind.annotation.RestController

@RestController
class PlantController(private val plants: Plants) {
  @GetMapping("/plants")
  fun grown(@RequestParam colour: String?) = plants.grown(colour)

  @GetMapping("/plants/built")
  fun built(@RequestParam colour: String?) = plants.built(colour)
}
