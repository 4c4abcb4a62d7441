package shop.parcels;

public final class Names {
  public static final String PREFIX = "dispatch_";
  public static final String PARCEL = PREFIX + "parcel";
  public static final String WEIGHT = "weight_grams";
}
