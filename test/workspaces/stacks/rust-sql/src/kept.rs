use sqlx::PgPool;

const FIND_PARCEL: &str = "SELECT id, weight FROM parcels WHERE id = $1";
pub const DROP_PARCELS: &str = "DELETE FROM parcels WHERE weight < $1";

pub async fn find(pool: &PgPool, id: i64) -> sqlx::Result<Parcel> {
    sqlx::query_as::<_, Parcel>(FIND_PARCEL).bind(id).fetch_one(pool).await
}

pub async fn heavy(pool: &PgPool, least: i64) -> sqlx::Result<Vec<Parcel>> {
    sqlx::query_file_as!(Parcel, "queries/heavy_parcels.sql", least).fetch_all(pool).await
}
