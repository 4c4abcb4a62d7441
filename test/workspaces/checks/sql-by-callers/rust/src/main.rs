use axum::extract::{Path, Query, State};
use axum::{routing::get, Router};

#[derive(Deserialize)]
struct Search {
    sort: Option<String>,
    page: i64,
    column: String,
}

async fn main() {
    let app = Router::new().route("/books", get(list)).route("/shelves/{name}", get(shelf))
        .route("/found", get(found));
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

#[derive(Deserialize)]
struct Found {
    title: Option<String>,
    author: Option<String>,
    year: Option<i64>,
}

async fn found(State(db): State<Db>, Query(asked): Query<Found>) -> String {
    if let Some(title) = asked.title {
        let sql = format!("SELECT id FROM books WHERE title = '{}'", title);
        sqlx::query(&sql).fetch_all(&db).await;
    }
    if let Some(author) = &asked.author {
        let sql = format!("SELECT id FROM books WHERE author = '{author}'");
        sqlx::query(&sql).fetch_all(&db).await;
    }
    // Silent: a number.
    let Some(year) = asked.year else {
        return String::new();
    };
    sqlx::query(&format!("SELECT id FROM books WHERE year = {year}")).fetch_all(&db).await;
    String::new()
}
