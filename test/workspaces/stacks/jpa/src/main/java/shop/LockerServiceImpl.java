package shop;

import com.baomidou.mybatisplus.core.conditions.query.LambdaQueryWrapper;
import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import com.baomidou.mybatisplus.core.conditions.update.LambdaUpdateWrapper;
import com.baomidou.mybatisplus.extension.service.impl.ServiceImpl;
import java.util.List;

public class LockerServiceImpl extends ServiceImpl<LockerMapper, Locker> implements LockerService {
  public Locker in(String room, Long id) {
    Locker first = this.getById(id);
    return this.getOne(
        new LambdaQueryWrapper<Locker>()
            .eq(isNotBlank(room), Locker::getRoomName, room)
            .ne(Locker::getId, id)
            .orderByDesc(Locker::getSize));
  }

  public List<Locker> open() {
    QueryWrapper<Locker> wrapper = new QueryWrapper<>();
    wrapper.eq("open", true);
    return baseMapper.selectList(wrapper);
  }

  public boolean close(Long id) {
    lambdaUpdate().eq(Locker::getId, id).set(Locker::getOpen, false).update();
    return super.update(new LambdaUpdateWrapper<Locker>().set(Locker::getSize, 1)) && check(id);
  }

  private boolean check(Long id) {
    return true;
  }
}

class LockerReport {
  private final LockerService lockerService;

  public List<Locker> all() {
    return lockerService.lambdaQuery().like(Locker::getRoomName, "a").list();
  }
}
