use axum::{extract::{Query, State}, routing::get, Json, Router};
use sqlx::{PgPool, Postgres, QueryBuilder};

#[derive(serde::Deserialize)]
struct Wanted {
    colour: Option<String>,
    sort: String,
}

#[tokio::main]
async fn main() {
    let app: Router<PgPool> = Router::new()
        .route("/plants", get(plants))
        .route("/plants/sorted", get(sorted))
        .route("/plants/bound", get(bound));
    drop(app);
}

async fn plants(State(pool): State<PgPool>, Query(wanted): Query<Wanted>) -> Json<Vec<String>> {
    let mut sql = String::from("select name from plants where true");
    sql.push_str(" and colour = '");
    sql.push_str(wanted.colour.as_deref().unwrap_or("green"));
    sql.push_str("' limit 20");
    Json(sqlx::query_scalar(&sql).fetch_all(&pool).await.unwrap())
}

async fn sorted(State(pool): State<PgPool>, Query(wanted): Query<Wanted>) -> Json<Vec<String>> {
    let mut query: QueryBuilder<Postgres> = QueryBuilder::new("select name from plants");
    query.push(" order by ").push(&wanted.sort).push(" limit 20");
    Json(query.build_query_scalar().fetch_all(&pool).await.unwrap())
}

// Silent: a placeholder passes it.
async fn bound(State(pool): State<PgPool>, Query(wanted): Query<Wanted>) -> Json<Vec<String>> {
    let mut query: QueryBuilder<Postgres> = QueryBuilder::new("select name from plants where colour = ");
    query.push_bind(wanted.sort).push(" limit 20");
    Json(query.build_query_scalar().fetch_all(&pool).await.unwrap())
}
