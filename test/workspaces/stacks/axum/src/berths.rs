use crate::yards::*;
use axum::{
    routing::{get, post},
    Router,
};

/// What answers stands in modules that others pass on as a whole.
pub fn berths() -> Router {
    Router::new()
        .route("/berths/lifted", get(cranes::lifted))
        .route("/berths/closed", post(closed))
        .nest("/berths/gates", gates())
}
