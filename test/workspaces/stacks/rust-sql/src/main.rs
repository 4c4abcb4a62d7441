use sqlx::{PgPool, Postgres, Transaction};

const BY_OWNER: &str = "SELECT id, total FROM orders WHERE owner_id = $1 ORDER BY placed_at LIMIT 20";

async fn list(pool: &PgPool, owner: i64) -> sqlx::Result<Vec<Order>> {
    sqlx::query_as(BY_OWNER).bind(owner).fetch_all(pool).await
}

async fn one(pool: &PgPool, id: i64) -> sqlx::Result<Order> {
    sqlx::query_as!(Order, r#"SELECT id, total FROM orders WHERE note = $1"#, id)
        .fetch_one(pool)
        .await
}

async fn all(pool: &PgPool) -> sqlx::Result<Vec<Order>> {
    let table = "orders";
    let sql = format!("SELECT id FROM {table} JOIN users ON users.id = owner_id");
    sqlx::query_as(&sql).fetch_all(pool).await
}

async fn pay(pool: &PgPool, ids: &[i64]) -> sqlx::Result<()> {
    let mut tx = pool.begin().await?;
    for id in ids {
        sqlx::query!("UPDATE orders SET paid = true WHERE id = $1", id)
            .execute(&mut *tx)
            .await?;
    }
    tx.commit().await
}

async fn close(tx: &mut Transaction<'_, Postgres>, id: i64) -> sqlx::Result<()> {
    let closing = sqlx::query!(
        "UPDATE orders \
         SET closed_at = now() WHERE id = $1",
        id
    );
    tx.execute(closing).await
}

fn report() -> &'static str {
    "select the best of all"
}

#[cfg(test)]
mod tests {
    #[test]
    fn empties() {
        run("DELETE FROM orders");
    }
}
