use actix_web::web;

pub mod auth;
pub mod orders;

pub fn configure(cfg: &mut web::ServiceConfig) {
    cfg.service(orders::list)
        .service(orders::change)
        .service(web::resource("/orders").to(orders::search));
}
