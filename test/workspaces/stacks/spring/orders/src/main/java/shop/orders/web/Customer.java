package shop.orders.web;

public record Customer(long id) {}
