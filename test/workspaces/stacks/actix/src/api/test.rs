use actix_web::{test, web, App};

#[actix_web::test]
async fn lists() {
    let app = App::new().service(web::scope("/tried").service(super::cranes::list));
    test::init_service(app).await;
}

#[actix_web::test]
async fn configures() {
    let app = App::new().service(web::scope("/tried").configure(|cfg| super::configure(cfg)));
    test::init_service(app).await;
}
