use axum::{
    routing::{get, MethodRouter},
    Router,
};
use axum_extra::routing::{RouterExt, TypedPath};

#[derive(TypedPath)]
#[typed_path("/tools/{id}")]
pub struct Tool {
    id: u32,
}

/// What answers by methods may have a name, or be made elsewhere.
pub fn router() -> Router {
    let all = get(list).post(create);
    Router::new()
        .route("/tools", all)
        .route("/tools/newest", logged(get(newest)))
        .route("/tools/count", counted())
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
