use axum::{routing::get, Router};

mod handlers;

use handlers::{self as h, remove as remove_user};

pub fn router() -> Router {
    Router::new()
        .route("/", get(h::list).post(h::create))
        .route("/{id}", get(h::show).delete(remove_user))
}
