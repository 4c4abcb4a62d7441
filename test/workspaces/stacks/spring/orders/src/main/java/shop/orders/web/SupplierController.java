package shop.orders.web;

import shop.orders.api.ApiController;

@ApiController(SupplierController.PATH)
public class SupplierController extends CrudController<Customer> {
  static final String PATH = "/v1/suppliers";

  @Override
  protected Customer load(long id) {
    return new Customer(id);
  }
}
