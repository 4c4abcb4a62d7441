use aide::axum::routing::{delete_with, get_with, post_with};
use aide::axum::ApiRouter;

async fn list_boats() {}
async fn add_boat() {}
async fn one_boat() {}
async fn sink_boat() {}
async fn launch_boat() {}
async fn old_crew() {}

fn boats() -> ApiRouter {
    ApiRouter::new()
        .api_route("/boats", get_with(list_boats, said).post_with(add_boat, said))
        .api_route("/boats/:id", get_with(one_boat, said).patch_with(add_boat, said).put_with(add_boat, said))
        .api_route("/boats/:id", delete_with(sink_boat, said))
        .api_route("/boats/:id/launch", post_with(launch_boat, said))
        .route("/boats/:id/crew", axum::routing::get(old_crew))
}

#[tokio::main]
async fn main() {
    let listener = tokio::net::TcpListener::bind("0.0.0.0:3000").await.unwrap();
    axum::serve(listener, boats()).await.unwrap();
}
