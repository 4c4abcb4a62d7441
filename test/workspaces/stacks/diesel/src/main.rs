mod parcels;
mod schema;

use diesel::prelude::*;
use schema::{orders, users};

fn list(conn: &mut PgConnection, owner: i32) -> QueryResult<Vec<Order>> {
    orders::table
        .inner_join(users::table)
        .filter(orders::owner_id.eq(owner))
        .order(orders::placed_at.desc())
        .select((orders::id, users::name))
        .load(conn)
}

fn one(conn: &mut PgConnection, id: i32) -> QueryResult<User> {
    users::table.find(id).first(conn)
}

fn rename(conn: &mut PgConnection, ids: &[i32]) -> QueryResult<()> {
    conn.transaction(|conn| {
        for id in ids {
            diesel::update(users::table.filter(users::id.eq(id)))
                .set(users::name.eq("-"))
                .execute(conn)?;
        }
        diesel::insert_into(orders::table)
            .values(orders::owner_id.eq(1))
            .execute(conn)
    })
}

fn short(conn: &mut PgConnection) -> QueryResult<Vec<User>> {
    use schema::users::dsl::*;
    users.filter(name.is_null()).load(conn)
}

fn paged(conn: &mut PgConnection, page: i64) -> QueryResult<Vec<Order>> {
    orders::table.order(orders::id).paginate(page).load(conn)
}

fn typed(conn: &mut PgConnection) -> Vec<i32> {
    orders::table
        .left_join(users::table.on(users::id.eq(orders::owner_id)))
        .filter(users::name.is_null())
        .select(orders::id)
        .load::<i32>(conn)
        .expect("orders")
}
