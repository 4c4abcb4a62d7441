use actix_web::web;

use cranes::routes::Cranes;

pub mod auth;
pub mod cranes;
pub mod orders;
#[cfg(test)]
mod test;

pub const PATHS: Paths = Paths::new();

pub struct Paths {
    pub orders: OrderPaths,
    pub cranes: Cranes,
}

impl Paths {
    const fn new() -> Paths {
        Paths { orders: OrderPaths::new(), cranes: Cranes::new() }
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
        .service(cranes::list)
        .service(cranes::hooked)
        .service(web::resource("/orders").to(orders::search));
}
