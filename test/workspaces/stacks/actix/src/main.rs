use actix_web::{middleware::Logger, web, App, HttpResponse, HttpServer};

mod api;

#[actix_web::scope("/benches")]
mod benches {
    #[actix_web::get("/{id}")]
    pub async fn show() -> &'static str {
        "bench"
    }
}

#[actix_web::main]
async fn main() -> std::io::Result<()> {
    HttpServer::new(move || {
        App::new()
            .wrap(Logger::default())
            .route("/health", web::get().to(health))
            .service(benches::show)
            .service(
                web::scope("/api")
                    .wrap(api::auth::Bearer::new())
                    .configure(api::configure)
                    .service(web::scope("/v2").service(api::orders::list)),
            )
            .service(
                utoipa_actix_web::scope("/mapped")
                    .map(|scope| scope.wrap(api::auth::Bearer::new()))
                    .service(api::cranes::list),
            )
            .service(
                web::resource("/files/{name}")
                    .route(web::get().to(health))
                    .route(web::delete().to(|| HttpResponse::Ok())),
            )
    })
    .bind(("0.0.0.0", 8080))?
    .run()
    .await
}

async fn health() -> HttpResponse {
    HttpResponse::Ok().finish()
}
