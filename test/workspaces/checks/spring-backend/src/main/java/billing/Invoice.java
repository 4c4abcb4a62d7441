package billing;

public record Invoice(long id, long customer, int total) {}
