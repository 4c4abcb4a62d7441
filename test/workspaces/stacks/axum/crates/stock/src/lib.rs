use axum::{routing::get, Router};

pub fn router() -> Router {
    Router::new().route("/level", get(level))
}

async fn level() {}
