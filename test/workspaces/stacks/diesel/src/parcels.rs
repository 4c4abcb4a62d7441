use diesel::prelude::*;

use crate::schema::{
    orders as placed,
    parcels::{self, dsl::*},
    users::dsl as people,
};

#[derive(Identifiable, Associations, Queryable, AsChangeset)]
#[diesel(belongs_to(User, foreign_key = owner_id))]
pub struct Parcel {
    pub id: i32,
    pub owner_id: i32,
    pub weight: i32,
}

#[derive(Identifiable, Queryable)]
// Its name does not tell the table.
#[diesel(table_name = crate::schema::users)]
pub struct Person {
    pub id: i32,
}

/// `Parcel::find` is none of an entity's.
impl Parcel {
    pub fn find(conn: &mut PgConnection, wanted: i32) -> QueryResult<Parcel> {
        parcels.find(wanted).get_result(conn)
    }

    pub fn heavy(conn: &mut PgConnection, least: Option<i32>) -> QueryResult<Vec<Parcel>> {
        let mut query = parcels::table.into_boxed();
        if let Some(least) = least {
            query = query.filter(weight.ge(least));
        }
        query.order(weight.desc()).load(conn)
    }

    pub fn drop_light(conn: &mut PgConnection, most: i32) -> QueryResult<usize> {
        let light = parcels.filter(weight.lt(most));
        diesel::delete(light).execute(conn)
    }

    pub fn reweigh(mut self, conn: &mut PgConnection) -> QueryResult<Parcel> {
        self.weight += 1;
        self.save_changes(conn)
    }
}

pub fn of_person(conn: &mut PgConnection, person: &Person) -> QueryResult<Vec<Parcel>> {
    let found = Parcel::find(conn, 1)?;
    diesel::update(&found).set(weight.eq(1)).execute(conn)?;
    Parcel::belonging_to(person).load(conn)
}

pub fn elsewhere(conn: &mut PgConnection) -> QueryResult<Vec<i32>> {
    people::users.filter(people::name.is_null()).load::<Person>(conn)?;
    placed::table.select(placed::id).load(conn)
}

pub fn counted(parcels: Vec<Parcel>) -> usize {
    parcels.first();
    parcels.len()
}
