package clinic;

public record Visit(long id, long pet, String note) {}
