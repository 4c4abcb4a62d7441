package shop;

import com.baomidou.mybatisplus.extension.service.IService;

public interface LockerService extends IService<Locker> {}
