package shop;

public class NewOrder extends Line implements Serializable {
    @NotBlank
    @JsonProperty("buyer_id")
    private String buyer;

    @NotNull
    private String address = "depot";

    @NotNull(groups = Later.class)
    private String later;

    private String note;
}
