mod berths;

use axum::{extract::Query, routing::{get, post}, Json, Router};
use berths::NewBerth;
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct NewShip {
    name: String,
    #[serde(rename = "flag")]
    country: String,
    owner: Option<String>,
    #[serde(default)]
    tags: Vec<String>,
    #[serde(skip)]
    cached: u32,
}

#[derive(Deserialize)]
struct Page {
    after: i64,
    limit: Option<i64>,
}

/// What every request may leave out.
#[derive(Deserialize, Default)]
#[serde(default)]
struct Filter {
    name: String,
}

#[tokio::main]
async fn main() {
    let app = Router::new()
        .route("/ships", get(list).post(enter))
        .route("/ships/filtered", get(filtered))
        .route("/ships/perhaps", post(perhaps))
        .route("/berths", post(build));
    serve(app).await;
}

async fn list(Query(page): Query<Page>) -> Json<Vec<String>> {
    Json(vec![])
}

async fn enter(Json(ship): Json<NewShip>) {}

async fn filtered(Query(filter): Query<Filter>) {}

async fn perhaps(ship: Option<Json<NewShip>>) {}

async fn build(Json(berth): Json<NewBerth>) {}
