use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, DeriveEntityModel)]
#[sea_orm(table_name = "users")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i32,
    #[sea_orm(unique, column_name = "mail")]
    pub email: String,
    pub team_id: i32,
    #[sea_orm(column_type = "Text")]
    pub bio: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(belongs_to = "super::team::Entity", from = "Column::TeamId", to = "super::team::Column::Id")]
    Team,
}

impl Entity {
    pub fn of_team(team: i32) -> Select<Entity> {
        Self::find().filter(Column::TeamId.eq(team)).order_by_asc(Column::Email)
    }
}
