use sea_orm::entity::prelude::*;

#[derive(DeriveEntity)]
pub struct Entity;

#[derive(Clone, Debug, DeriveModel)]
#[sea_orm(table_name = "orders")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i32,
}
