use axum::{
    handler::Handler,
    routing::{get, MethodRouter},
    Router as Routes,
};
use axum_extra::routing::RouterExt;

pub fn stock() -> Routes {
    Routes::new().route("/stock", get(list))
}

pub fn depots() -> Routes {
    Routes::new().route("/", get(list))
}

pub fn pages() -> Routes {
    Routes::new().route_with_tsr("/{page}", get_page(show))
}

fn get_page<H: Handler<T, ()>, T: 'static>(handler: H) -> MethodRouter {
    get(handler).layer(tower_http::compression::CompressionLayer::new())
}

async fn list() {}

async fn show() {}
