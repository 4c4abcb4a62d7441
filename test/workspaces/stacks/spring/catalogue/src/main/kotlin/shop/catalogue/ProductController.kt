package shop.catalogue

import org.springframework.http.HttpStatus
import org.springframework.web.bind.annotation.GetMapping
import org.springframework.web.bind.annotation.PathVariable
import org.springframework.web.bind.annotation.PostMapping
import org.springframework.web.bind.annotation.RequestBody
import org.springframework.web.bind.annotation.RequestMapping
import org.springframework.web.bind.annotation.RequestMethod
import org.springframework.web.bind.annotation.ResponseStatus
import org.springframework.web.bind.annotation.RestController

@RestController
@RequestMapping("$BASE/products")
class ProductController(private val products: Products) {
    @GetMapping
    fun all() = products.findAll()

    @GetMapping("/{sku}", produces = ["application/json"])
    suspend fun find(@PathVariable sku: String): Product? =
        products.findBySku(sku)

    @PostMapping(value = ["", "/import"])
    @ResponseStatus(HttpStatus.CREATED)
    fun create(@RequestBody product: Product): Product = products.save(product)

    @RequestMapping("/${Segments.STOCK}/{sku}", method = [RequestMethod.HEAD])
    fun inStock(@PathVariable sku: String) {
        products.findBySku(sku)
    }
}

const val BASE = "/api"

object Segments {
    const val STOCK = "stock"
}
