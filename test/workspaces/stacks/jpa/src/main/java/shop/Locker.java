package shop;

import com.baomidou.mybatisplus.annotation.TableName;

@TableName("shop_lockers")
public class Locker {
  private Long id;
  private String roomName;
  private Integer size;
  private Boolean open;
}
