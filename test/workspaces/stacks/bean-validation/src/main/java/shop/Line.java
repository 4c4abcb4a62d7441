package shop;

public class Line {
    @NotNull
    private Integer amount;
}
