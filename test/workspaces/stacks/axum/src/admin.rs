use axum::routing::{on, MethodFilter};
use axum::Router;

pub struct Admin;

impl Admin {
    pub fn router() -> Router {
        Router::new().route("/admin/jobs/:job", on(MethodFilter::PUT, Self::run))
    }

    async fn run(_admin: AdminUser, _jobs: State<AuthService>) {}
}
