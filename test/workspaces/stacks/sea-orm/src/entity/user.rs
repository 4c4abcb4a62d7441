use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, DeriveEntityModel)]
#[sea_orm(table_name = "users")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i32,
    #[sea_orm(unique, column_name = "mail")]
    pub email: String,
    #[sea_orm(column_type = "Text")]
    pub bio: Option<String>,
}
