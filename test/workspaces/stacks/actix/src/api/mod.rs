use actix_web::web;

pub mod auth;
pub mod orders;

pub const PATHS: Paths = Paths::new();

pub struct Paths {
    pub orders: OrderPaths,
}

impl Paths {
    const fn new() -> Paths {
        Paths { orders: OrderPaths::new() }
    }

    pub const fn closed(&self) -> &'static str {
        self.orders.open
    }
}

pub struct OrderPaths {
    pub open: &'static str,
}

impl OrderPaths {
    const fn new() -> OrderPaths {
        let open = "/orders/open";
        OrderPaths { open }
    }
}

pub fn configure(cfg: &mut web::ServiceConfig) {
    cfg.service(orders::list)
        .service(orders::change)
        .service(orders::open)
        .service(orders::close)
        .service(web::resource("/orders").to(orders::search));
}
