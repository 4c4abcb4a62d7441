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

pub async fn search() -> impl Responder {
    HttpResponse::Ok()
}
