use axum::{extract::{Path, State}, routing::{delete, get, post}, Router};

#[tokio::main]
async fn main() {
    let app: Router<Harbor> = Router::new()
        .route("/berths", post(add))
        .route("/berths/{id}", delete(remove).put(change))
        .route("/berths/{id}/close", post(close))
        .route("/piers", get(piers))
        .route("/piers/{id}", post(extend).delete(tear_down))
        .route("/piers/{id}/lamps", get(light));
    drop(app);
}

async fn add(_who: AuthUser, State(_harbor): State<Harbor>) {}

async fn change(_who: AuthUser, Path(_id): Path<i64>) {}

async fn close(_who: AuthUser, Path(_id): Path<i64>) {}

async fn remove(Path(_id): Path<i64>) {}

// Silent: it says that it is for everybody, as what only reads may be.
async fn light(_who: MaybeAuthUser, Path(_id): Path<i64>) {}

async fn extend(_who: AuthUser, Path(_id): Path<i64>) {}

async fn tear_down(_who: AuthUser, Path(_id): Path<i64>) {}

// Silent: one that reads beside others that write.
async fn piers(_users: UserStore) {}
