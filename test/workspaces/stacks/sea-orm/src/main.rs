mod entity;

use entity::order::Entity as Order;
use entity::{team, user};

async fn list(db: &DatabaseConnection) -> Result<Vec<user::Model>, DbErr> {
    user::Entity::find().filter(user::Column::Email.contains("@")).all(db).await
}

async fn one(db: &DatabaseConnection, id: i32) -> Result<Option<user::Model>, DbErr> {
    user::Entity::find_by_id(id).one(db).await
}

async fn clear(db: &DatabaseConnection, ids: Vec<i32>) -> Result<(), DbErr> {
    db.transaction(|tx| {
        Box::pin(async move {
            for id in ids {
                Order::delete_by_id(id).exec(tx).await?;
            }
            Ok(())
        })
    })
    .await
}

fn lookup() -> Option<Place> {
    Place::find("here")
}

async fn with_team(db: &DatabaseConnection, id: i32) -> Result<Vec<String>, DbErr> {
    user::Entity::find_by_id(id)
        .find_also_related(team::Entity)
        .filter(team::Column::Name.is_not_null())
        .select_only()
        .column(user::Column::Email)
        .into_tuple::<String>()
        .all(db)
        .await
        .map_err(|one| one.into())
}

async fn join_team(db: &DatabaseConnection, found: user::Model, team_id: i32) -> Result<(), DbErr> {
    let mut changed: user::ActiveModel = found.into();
    changed.team_id = Set(team_id);
    changed.update(db).await?;
    team::ActiveModel { name: Set("new".to_owned()), ..Default::default() }.insert(db).await?;
    user::Entity::update_many().col_expr(user::Column::Bio, Expr::value("")).exec(db).await
}

async fn team_of(db: &DatabaseConnection, user: user::Model) -> Result<Option<team::Model>, DbErr> {
    user.find_related(team::Entity).filter(team::Column::Name.is_not_null()).one(db).await
}

async fn renamed(db: &DatabaseConnection, id: i32) -> Result<String, DbErr> {
    let team = team::Entity::find_by_id(id).one(db).await?.ok_or(DbErr::RecordNotFound)?;
    let user = team.find_related(user::Entity).one(db).await?;
    let user: user::ActiveModel = user.into();
    user::Entity::update(user).exec(db).await?;
    Ok(team.name)
}

async fn part<C: ConnectionTrait>(connection: &C, id: i32) -> Result<(), DbErr> {
    Order::delete_by_id(id).exec(connection).await?;
    Ok(())
}
