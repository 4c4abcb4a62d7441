use axum::extract::{Path, Query, State};
use axum::{routing::get, Router};

#[derive(Deserialize)]
struct Search {
    sort: Option<String>,
    page: i64,
    column: String,
}

async fn main() {
    let app = Router::new().route("/books", get(list)).route("/shelves/{name}", get(shelf));
}

async fn list(State(db): State<Db>, Query(params): Query<Search>) -> String {
    let order = params.sort.unwrap_or("id".to_string());
    let sql = format!("SELECT id FROM books ORDER BY {}", order);
    sqlx::query(&sql).fetch_all(&db).await;
    // Silent: a number, and one of a few known names.
    let paged = format!("SELECT id FROM books LIMIT 20 OFFSET {}", params.page);
    sqlx::query(&paged).fetch_all(&db).await;
    by_column(&db, &params.column).await;
    String::new()
}

async fn shelf(State(db): State<Db>, Path(name): Path<String>) {
    on_shelf(&db, &name).await;
}

async fn on_shelf(db: &Db, name: &str) {
    let sql = format!("SELECT id FROM books WHERE shelf = '{name}'");
    sqlx::query(&sql).fetch_all(db).await;
}

async fn by_column(db: &Db, column: &str) {
    let known = match column {
        "title" => "title",
        _ => "id",
    };
    let sql = format!("SELECT id FROM books ORDER BY {column} {known}");
    sqlx::query(&sql).fetch_all(db).await;
}
