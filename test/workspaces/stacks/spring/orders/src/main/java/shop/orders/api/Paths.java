package shop.orders.api;

public final class Paths {
  public static final String ROOT = "/v1";
  public static final String ORDERS = ROOT + "/orders";

  private Paths() {}
}
