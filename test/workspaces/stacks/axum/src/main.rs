use axum::{
    middleware,
    routing::{any, get},
    Router,
};

mod admin;
mod berths;
mod paths;
mod shops;
mod tools;
mod users;
mod yards;

#[tokio::main]
async fn main() {
    let app = Router::new()
        .route("/health", get(health).query(login))
        .nest(paths::API, api())
        .merge(admin::Admin::router())
        .nest("/shops/:shop", limited(shops::stock(), 5))
        .nest("/depots", limited(shops::depots(), 0));
    let (app, _docs) = app.split_for_parts();
    let app = app.nest("/pages", shops::pages()).merge(tools::router()).merge(berths::berths()).merge(tools::placed(settings.base()));
    let app = app.nest("/stock", stock::router());
    let app = app.layer(tower_http::trace::TraceLayer::new_for_http());
    let listener = tokio::net::TcpListener::bind("0.0.0.0:3000").await.unwrap();
    axum::serve(listener, app).await.unwrap();
}

fn api() -> Router {
    let mut router = Router::new()
        .nest("/users", users::router())
        .route_layer(middleware::from_fn(require_user))
        .route(&format!("{}/login", paths::SESSIONS), axum::routing::post(login));
    router = with_hooks(router);
    router
}

fn with_hooks(router: Router) -> Router {
    router.route("/hooks/{*rest}", any(|| async { "ok" }))
}

fn limited(mut router: Router, seconds: u64) -> Router {
    if seconds > 0 {
        router = router.layer(middleware::from_fn(stop_late));
    }
    router
}

async fn stop_late() {}

async fn health() -> &'static str {
    "ok"
}

async fn login() {}

async fn require_user() {}

#[cfg(test)]
mod tests {
    fn app() -> axum::Router {
        axum::Router::new().route("/only/in/tests", axum::routing::get(super::health))
    }
}
