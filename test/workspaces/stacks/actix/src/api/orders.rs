use actix_web::{get, route, web, HttpResponse, Responder};

/// Lists orders.
#[get("/orders/{id:\\d+}")]
pub async fn list(id: web::Path<u32>) -> impl Responder {
    HttpResponse::Ok().body(id.to_string())
}

#[route("/orders/{id}/lines", method = "PUT", method = "PATCH", wrap = "crate::api::auth::Bearer")]
pub async fn change() -> impl Responder {
    HttpResponse::Ok()
}

#[const_routes::get(path = "crate::api::PATHS.orders.open", wrap = "crate::api::auth::Bearer")]
pub async fn open() -> impl Responder {
    HttpResponse::Ok()
}

#[const_routes::post(path = "crate::api::PATHS.closed()")]
pub async fn close() -> impl Responder {
    HttpResponse::Ok()
}

pub async fn search() -> impl Responder {
    HttpResponse::Ok()
}
