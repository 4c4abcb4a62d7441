use axum::{
    routing::{get, MethodRouter},
    Router,
};
use crate::paths::{self, Barges, Placed};
use axum_extra::routing::{RouterExt, TypedPath};

#[derive(TypedPath)]
#[typed_path("/tools/{id}")]
pub struct Tool {
    id: u32,
}

/// Below what the environment says, or below nothing.
pub fn placed(base: Option<&str>) -> Router {
    let mut router = Router::new().route("/anchors", get(list));
    let base = format!("{}/", base.unwrap_or_default().trim_end_matches('/'));
    if base != "/" {
        router = Router::new().nest(&base, router);
    }
    router
}

/// What answers by methods may have a name, or be made elsewhere.
pub fn router() -> Router {
    let all = get(list).post(create);
    Router::new()
        .route("/tools", all)
        .route("/tools/newest", logged(get(newest)))
        .route("/tools/count", counted())
        .route(paths::Cranes::ALL, get(list))
        .route(paths::Cranes::PATH, get(count))
        .route(Barges::PATH, get(count))
        .typed_get(show)
        .typed_delete(remove)
}

fn logged(methods: MethodRouter) -> MethodRouter {
    methods.layer(tower_http::trace::TraceLayer::new_for_http())
}

fn counted() -> MethodRouter {
    get(count)
}

async fn list() {}
async fn create() {}
async fn newest() {}
async fn count() {}
async fn show(Tool { id }: Tool) {}
async fn remove(tool: Tool, reason: String) {}
