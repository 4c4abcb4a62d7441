use axum::{routing::get, Router};

pub fn gates() -> Router {
    Router::new().route("/open", get(opened))
}

async fn opened() {}

pub async fn closed() {}
