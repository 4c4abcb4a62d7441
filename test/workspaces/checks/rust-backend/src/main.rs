use axum::{routing::{get, post}, Router};
use reqwest::Client;

fn app() -> Router {
    Router::new()
        .route("/ships", get(all_ships).post(enter))
        .route("/ships/kept", get(kept_ships))
        .route("/ships/apart", post(enter_apart))
}

async fn all_ships() -> Vec<Ship> {
    db().query_as("SELECT id, CAST(created_at AS TIMESTAMP WITH TIME ZONE) AS entered FROM ships, berths WHERE ships.id = berths.ship_id LIMIT 10", ()).await
}

// Silent: a cache answers, and it is no service that is called.
async fn kept_ships() -> Vec<Ship> {
    let client = db();
    if let Some(ships) = client.get(Cache::Ships, "all").await {
        return ships;
    }
    let sql = "SELECT id, name FROM ships";
    let ships = client.query_as(sql, ()).await;
    client.put(Cache::Ships, "all", &ships).await;
    ships
}

// Silent: both or none.
async fn enter(ship: Ship) {
    let first = "INSERT INTO ships (id, name) VALUES ($1, $2)";
    let second = "INSERT INTO berths (id, ship_id) VALUES ($1, $2)";
    db().txn([(first, (ship.id, ship.name)), (second, (ship.id, ship.id))]).await;
}

async fn enter_apart(ship: Ship) {
    let first = "INSERT INTO ships (id, name) VALUES ($1, $2)";
    let second = "INSERT INTO berths (id, ship_id) VALUES ($1, $2)";
    db().execute(first, (ship.id, ship.name)).await;
    db().execute(second, (ship.id, ship.id)).await;
}

async fn lost(conn: &mut Conn) {
    if let Ok(found) = diesel::sql_query("SELECT id FROM shipps LIMIT 5").load::<Found>(conn).await {
        tracing::info!("{}", found.len());
    }
}
